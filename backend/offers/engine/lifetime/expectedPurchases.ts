import { hypergeometric2F1 } from "../numeric/hypergeometric2F1.ts";
import { requireRange } from "../numeric/requireRange.ts";
import type { BgNbd } from "./BgNbd.ts";
import { probabilityAlive } from "./probabilityAlive.ts";
import type { PurchaseHistories } from "./PurchaseHistories.ts";

/**
 * Purchases each customer is expected to make in the next `horizon`, given the history (Fader, Hardie & Lee 2005, equation 10).
 * @param horizon in the unit of time of the histories, 0 or more.
 */
export function expectedPurchases(model: BgNbd, histories: PurchaseHistories, horizon: number): Float64Array {
  requireRange(horizon, 0, Number.MAX_VALUE, "horizon");
  const alive = probabilityAlive(model, histories);
  const { r, alpha, a, b } = model;
  return alive.map((probability, i) => {
    const x = histories.frequency[i]!;
    const age = histories.age[i]!;
    const z = horizon / (alpha + age + horizon);
    const series = hypergeometric2F1(r + x, b + x, a + b + x - 1, z);
    const bought = 1 - Math.pow((alpha + age) / (alpha + age + horizon), r + x) * series;
    return ((a + b + x - 1) / (a - 1)) * bought * probability;
  });
}
