import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

/** Refuses order counts below 0 and mean spends that are not positive where there were orders. @throws EngineError. */
export function requireSpend(orders: ArrayLike<number>, meanSpend: ArrayLike<number>): void {
  requireFinite(orders, "orders");
  requireFinite(meanSpend, "meanSpend");
  requireSameLength(orders, meanSpend, "orders and meanSpend");
  for (let i = 0; i < orders.length; i++) {
    if (!Number.isInteger(orders[i]!) || orders[i]! < 0) {
      throw new EngineError("Range", `orders[${i}] is ${orders[i]}: give a whole number of orders`);
    }
    if (orders[i]! > 0 && meanSpend[i]! <= 0) {
      throw new EngineError(
        "Range",
        `meanSpend[${i}] is ${meanSpend[i]}: the model needs positive spend, leave free orders out`,
      );
    }
  }
}
