import type { Neighbours } from "./Neighbours.ts";
import type { SparseRows } from "./SparseRows.ts";

/**
 * User-based scores of one customer: what similar customers bought, weighted by similarity. Fills `scores` (one an item).
 * @param customerNeighbours of {@link nearestRows} on customers x items.
 */
export function scoreByCustomers(
  history: SparseRows,
  customer: number,
  customerNeighbours: Neighbours,
  scores: Float64Array,
): void {
  const { count, other, similarity } = customerNeighbours;
  scores.fill(0);
  let total = 0;
  for (let m = customer * count; m < (customer + 1) * count && similarity[m]! > 0; m++) {
    const weight = similarity[m]!;
    total += weight;
    const neighbour = other[m]!;
    for (let k = history.start[neighbour]!; k < history.start[neighbour + 1]!; k++) {
      scores[history.column[k]!]! += weight * history.value[k]!;
    }
  }
  if (total > 0) for (let i = 0; i < scores.length; i++) scores[i]! /= total;
}
