import { requireRange } from "../numeric/requireRange.ts";
import type { BgNbd } from "./BgNbd.ts";
import { probabilityAlive } from "./probabilityAlive.ts";
import type { PurchaseHistories } from "./PurchaseHistories.ts";

/**
 * Customers worth a reminder ({@link probabilityAlive}): they bought again at least `minimumRepeats` times and the probability that they will still buy
 * has fallen below `threshold`. Returns row numbers, the most valuable habit (most repeats) first.
 */
export function churnWarning(
  model: BgNbd,
  histories: PurchaseHistories,
  threshold = 0.5,
  minimumRepeats = 2,
): Uint32Array {
  requireRange(threshold, 0, 1, "threshold");
  const alive = probabilityAlive(model, histories);
  const rows: number[] = [];
  alive.forEach((probability, i) => {
    if (histories.frequency[i]! >= minimumRepeats && probability < threshold) rows.push(i);
  });
  rows.sort((i, j) => histories.frequency[j]! - histories.frequency[i]! || i - j);
  return Uint32Array.from(rows);
}
