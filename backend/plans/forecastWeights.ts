import { learnCombination } from "../offers/engine/forecast/learnCombination.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { JUDGED_WEEKS } from "./forecastUnits.ts";

/** How the methods of the combination are weighed, learned from all products of the shop. */
export type ForecastWeights = {
  /** Without the weeks that forecasts are judged on. */
  judged: Float64Array;
  /** With all weeks. */
  now: Float64Array;
};

/**
 * Learns how to combine forecasts, for the weeks that they are judged on and for those ahead.
 * @param products units of each product in the same weeks, the newest last
 * @throws EngineError `TooShort` with fewer than 32 weeks, or ten products whose sales changed
 */
export function forecastWeights(products: readonly Float64Array[]): ForecastWeights {
  const weeks = products[0]?.length ?? 0;
  if (weeks < 4 * JUDGED_WEEKS) {
    throw new EngineError("TooShort", `${weeks} weeks of sales: to combine forecasts takes ${4 * JUDGED_WEEKS}`);
  }
  return {
    judged: learnCombination(
      products.map((series) => series.subarray(0, -JUDGED_WEEKS)),
      JUDGED_WEEKS,
    ),
    now: learnCombination(products, JUDGED_WEEKS),
  };
}
