import type { Trial } from "../engine/uplift/Trial.ts";

/** Earlier batches of a campaign as a randomised trial: who was given an offer or held out by chance, and what came of it. */
export type OfferTrial = Trial & {
  /** Names of the segments, as `targetingFeatures` has columns for. */
  segments: readonly string[];
  /** Probability with which each customer was given the offer. */
  propensity: readonly number[];
  /** Share of the customers who were not held out that was given an offer. */
  reach: number;
};
