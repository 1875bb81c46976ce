import { combinedRates } from "./combinedRates.ts";

/** The rate that the weights of `learnCombination` give for a series; never below 0. */
export function combineRates(series: Float64Array, weights: Float64Array): number {
  return Math.max(
    0,
    combinedRates(series).reduce((sum, rate, k) => sum + weights[k]! * rate, 0),
  );
}
