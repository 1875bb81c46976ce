import { EngineError } from "../numeric/EngineError.ts";
import { moments } from "./moments.ts";

/** Of the normal distribution, for 95 %. */
const QUANTILE = 1.959963984540054;

interface IncrementalProfit {
  /** Profit that the offers added in all, with its 95 % interval, in the unit given. */
  readonly profit: number;
  readonly low: number;
  readonly high: number;
  /** Whether the interval excludes zero. */
  readonly known: boolean;
  /** More customers in each group until it would, at the present effect and spread; 0 when known, null when the effect is 0. */
  readonly customersNeeded: number | null;
}

/** Customers who had the same chance to be held out: profits of those with offers, and of those held out. */
export interface ProfitStratum {
  readonly offered: ArrayLike<number>;
  readonly holdout: ArrayLike<number>;
}

/**
 * Profit the offers added, from profits per customer (cost of the offer subtracted) with offers and in the random holdout
 * (Welch 1947). Says how many more customers are needed when it cannot be known yet. Where the chance to be held out differed, each
 * stratum is compared within itself, weighted by its customers with offers (Cochran, "Sampling Techniques", 3rd edition, section 5.3).
 * @throws EngineError `Empty` without a stratum; what `moments` throws
 */
export function incrementalProfit(...strata: readonly ProfitStratum[]): IncrementalProfit {
  if (strata.length === 0) throw new EngineError("Empty", "there is no group to compare: give at least one stratum");
  const parts = strata.map(({ offered, holdout }) => ({
    a: moments(offered, "offered"),
    b: moments(holdout, "holdout"),
  }));
  const sum = (of: (part: (typeof parts)[number]) => number): number => parts.reduce((all, part) => all + of(part), 0);
  const offered = sum(({ a }) => a.customers);
  const held = sum(({ b }) => b.customers);
  const profit = sum(({ a, b }) => a.customers * (a.mean - b.mean));
  const variance = sum(({ a, b }) => a.customers ** 2 * (a.variance / a.customers + b.variance / b.customers));
  const width = QUANTILE * Math.sqrt(variance);
  const known = Math.abs(profit) > width;
  const spread = sum(({ a, b }) => (a.customers / offered) * (a.variance + b.variance));
  const total = Math.ceil(((QUANTILE * offered) / profit) ** 2 * spread);
  return {
    profit,
    low: profit - width,
    high: profit + width,
    known,
    customersNeeded: known ? 0 : profit === 0 ? null : Math.max(1, total - Math.min(offered, held)),
  };
}
