import type { Neighbours } from "./Neighbours.ts";
import type { SparseRows } from "./SparseRows.ts";

/**
 * Item-based scores of one customer: every item bought recommends its neighbours. Fills `scores` (one an item, overwritten).
 * @param itemNeighbours of {@link nearestRows} on items x customers.
 */
export function scoreByItems(
  history: SparseRows,
  customer: number,
  itemNeighbours: Neighbours,
  scores: Float64Array,
): void {
  const { count, other, similarity } = itemNeighbours;
  scores.fill(0);
  for (let k = history.start[customer]!; k < history.start[customer + 1]!; k++) {
    const base = history.column[k]! * count;
    for (let m = base; m < base + count && similarity[m]! > 0; m++)
      scores[other[m]!]! += history.value[k]! * similarity[m]!;
  }
}
