import type { Neighbours } from "./Neighbours.ts";
import type { SparseRows } from "./SparseRows.ts";

/**
 * The item of a customer's history that speaks most for `item`: "because you bought ...".
 * @returns an item number, or null when nothing in the history leads to it.
 */
export function because(
  history: SparseRows,
  customer: number,
  item: number,
  itemNeighbours: Neighbours,
): number | null {
  const { count, other, similarity } = itemNeighbours;
  let [best, bestWeight]: [number | null, number] = [null, 0];
  for (let k = history.start[customer]!; k < history.start[customer + 1]!; k++) {
    const bought = history.column[k]!;
    for (let m = bought * count; m < (bought + 1) * count && similarity[m]! > 0; m++) {
      const weight = history.value[k]! * similarity[m]!;
      if (other[m] === item && weight > bestWeight) [best, bestWeight] = [bought, weight];
    }
  }
  return best;
}
