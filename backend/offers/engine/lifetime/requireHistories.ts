import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";
import type { PurchaseHistories } from "./PurchaseHistories.ts";

/** Refuses histories that cannot have happened. @throws EngineError naming the customer's row. */
export function requireHistories({ frequency, recency, age }: PurchaseHistories): void {
  requireFinite(frequency, "frequency");
  requireFinite(recency, "recency");
  requireFinite(age, "age");
  requireSameLength(frequency, recency, "frequency and recency");
  requireSameLength(frequency, age, "frequency and age");
  for (let i = 0; i < frequency.length; i++) {
    const [x, last, total] = [frequency[i]!, recency[i]!, age[i]!];
    if (!Number.isInteger(x) || x < 0)
      throw new EngineError("Range", `frequency[${i}] is ${x}: give a whole number of repeats`);
    if (total <= 0)
      throw new EngineError("Range", `age[${i}] is ${total}: give a positive time since the first purchase`);
    if (last < 0 || last > total)
      throw new EngineError("Range", `recency[${i}] is ${last}: it lies between 0 and age (${total})`);
    if (x === 0 && last !== 0)
      throw new EngineError("Range", `recency[${i}] is ${last} without a repeat purchase: give 0`);
  }
}
