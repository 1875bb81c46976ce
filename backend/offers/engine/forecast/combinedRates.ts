import { intermittent } from "./intermittent.ts";
import { smooth } from "./smooth.ts";

/**
 * What the methods of the combination forecast a period for one series, one rate each: simple smoothing with four weights, TSB and SBA.
 * `fitCombination` weighs them.
 * @param series demand a period, 0 or more, oldest first, at least 3
 */
export function combinedRates(series: Float64Array): Float64Array {
  return Float64Array.of(
    ...[0.05, 0.1, 0.2, 0.4].map((alpha) => smooth(series, 1, { alpha }).mean[0]!),
    intermittent(series, { method: "tsb" }),
    intermittent(series, { method: "sba" }),
  );
}
