import type { ElasticityReport } from "./learnElasticity.ts";
import type { ModelReport } from "./ModelReport.ts";
import type { TargetingReport } from "./TargetingReport.ts";

type Words = { en: string; zh: string };

/** A group of customers that was found in their behaviour. */
export type SegmentReport = {
  name: Words;
  customers: number;
  /** Medians over its customers; money in minor units. */
  silentDays: number;
  orders: number;
  spendMinor: number;
  /** Mean profit of the next year that the lifetime models expect; 0 without them. */
  lifetimeValueMinor: number;
  /** Customers with a habit who have been silent for longer than nine in ten of the gaps that such a habit leaves. */
  mayBeLeaving: number;
};

/** What was given of one rule at one value. */
export type OfferReport = {
  rule: number;
  value: number;
  customers: number;
  expectedCostMinor: number;
  expectedProfitMinor: number;
  worstCaseMinor: number;
};

/** How a segment fared: who could get an offer, who did, what it is worth to them. */
type FairnessReport = {
  segment: number;
  /** Customers with an account who were not held out and for whom some offer fits. */
  eligible: number;
  offered: number;
  least: number;
  most: number;
  expectedCostMinor: number;
  expectedProfitMinor: number;
};

/**
 * Everything a batch was decided by, as it is published: versions, models with how they were judged, and what was decided. It holds
 * no time of its own making, so the same orders, campaign and seed give the same snapshot. Money in minor units.
 */
export type OfferSnapshot = {
  version: { engine: string; features: readonly string[] };
  seed: number;
  /** The day after the newest order, as Unix seconds. */
  asOf: number;
  days: number;
  budgetMinor: number;
  models: {
    lifetime: { r: number; alpha: number; a: number; b: number } | null;
    orderValue: { p: number; q: number; v: number } | null;
    reports: readonly ModelReport[];
    elasticity: ElasticityReport;
    /** By how much an offer multiplies the rate of buying before its price counts. */
    effect: { ratio: number; low: number; high: number; batches: number };
    /** Null before enough customers of earlier batches were measured: then by the response model. Absent in batches of before this was learned. */
    targeting?: TargetingReport | null;
    margin: number;
  };
  segmentation: {
    method: string;
    silhouettes: readonly { method: string; segments: number; silhouette: number | null }[];
  };
  segments: readonly SegmentReport[];
  offers: readonly OfferReport[];
  fairness: readonly FairnessReport[];
  holdout: { share: number; customers: number };
  allocation: {
    /** Value of the allocation, and what none whatever could exceed. */
    expectedProfitMinor: number;
    boundMinor: number;
    /** Expected profit that one more minor unit of the budget would bring. */
    budgetPrice: number;
  };
  totals: {
    customers: number;
    withAccount: number;
    offered: number;
    worstCaseMinor: number;
    expectedCostMinor: number;
    expectedProfitMinor: number;
  };
};
