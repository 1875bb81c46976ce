import type { Ease } from "./Ease.ts";
import type { SparseRows } from "./SparseRows.ts";

/** Scores of one customer by {@link fitEase} (Steck 2019). Fills `scores` (one an item, overwritten; 0 for items the model leaves out). */
export function scoreByEase(
  history: SparseRows,
  customer: number,
  { items, position, weights }: Ease,
  scores: Float64Array,
): void {
  const n = items.length;
  const sums = new Float64Array(n);
  for (let k = history.start[customer]!; k < history.start[customer + 1]!; k++) {
    const a = position[history.column[k]!]!;
    if (a < 0) continue;
    const value = history.value[k]!;
    for (let b = 0; b < n; b++) sums[b]! += value * weights.values[a * n + b]!;
  }
  scores.fill(0);
  for (let b = 0; b < n; b++) scores[items[b]!] = sums[b]!;
}
