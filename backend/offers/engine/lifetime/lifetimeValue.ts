import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";
import type { BgNbd } from "./BgNbd.ts";
import { expectedPurchases } from "./expectedPurchases.ts";
import type { PurchaseHistories } from "./PurchaseHistories.ts";

interface ValueTerms {
  /** Number of periods ahead, 1 to 120. */
  readonly periods: number;
  /** Length of a period in the unit of time of the histories. */
  readonly periodLength: number;
  /** Discount rate a period, 0 or more. */
  readonly discountRate: number;
}

/**
 * Discounted value of each customer's expected future orders: the increments of expected purchases, period by period, times
 * the expected profit of an order (Fader, Hardie & Lee, JMR 42 (2005), in the discrete form).
 * @param profitPerOrder expected profit of one order per customer, any money unit; the result has the same unit.
 */
export function lifetimeValue(
  model: BgNbd,
  histories: PurchaseHistories,
  profitPerOrder: ArrayLike<number>,
  { periods, periodLength, discountRate }: ValueTerms,
): Float64Array {
  requireInteger(periods, 1, 120, "periods");
  requireRange(discountRate, 0, 1, "discountRate");
  if (!(periodLength > 0 && periodLength < Infinity))
    throw new EngineError("Range", `periodLength is ${periodLength}: give a positive time`);
  requireFinite(profitPerOrder, "profitPerOrder");
  if (profitPerOrder.length !== histories.frequency.length) {
    throw new EngineError("Shape", "profitPerOrder and the histories differ in length: give one value a customer");
  }
  const value = new Float64Array(histories.frequency.length);
  let before: Float64Array = value.slice();
  for (let k = 1; k <= periods; k++) {
    const until = expectedPurchases(model, histories, k * periodLength);
    const factor = Math.pow(1 + discountRate, -k);
    for (let i = 0; i < value.length; i++) value[i]! += (until[i]! - before[i]!) * factor * profitPerOrder[i]!;
    before = until;
  }
  return value;
}
