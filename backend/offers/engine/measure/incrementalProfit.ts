import { moments } from "./moments.ts";

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

/**
 * Profit the offers added, from profits per customer (cost of the offer subtracted) with offers and in the random holdout
 * (Welch 1947). Says how many more customers are needed when it cannot be known yet.
 */
export function incrementalProfit(offered: ArrayLike<number>, holdout: ArrayLike<number>): IncrementalProfit {
  const [a, b] = [moments(offered, "offered"), moments(holdout, "holdout")];
  const effect = a.mean - b.mean;
  const width = 1.959963984540054 * Math.sqrt(a.variance / offered.length + b.variance / holdout.length);
  const known = Math.abs(effect) > width;
  const total = Math.ceil((1.959963984540054 / effect) ** 2 * (a.variance + b.variance));
  return {
    profit: effect * offered.length,
    low: (effect - width) * offered.length,
    high: (effect + width) * offered.length,
    known,
    customersNeeded: known ? 0 : effect === 0 ? null : Math.max(1, total - Math.min(offered.length, holdout.length)),
  };
}
