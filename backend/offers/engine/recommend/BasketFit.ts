import type { Ease } from "./Ease.ts";
import type { ImplicitFactors } from "./ImplicitFactors.ts";
import type { Neighbours } from "./Neighbours.ts";
import type { SparseRows } from "./SparseRows.ts";

/** Everything that was learned from the same orders: habits (customers x items), neighbours and factors. Plain arrays, so it can cross threads. */
export interface BasketFit {
  /** In how many baskets; the same with older ones fading slowly and quickly; 1 for ever bought. */
  readonly counts: SparseRows;
  readonly recent: SparseRows;
  readonly latest: SparseRows;
  readonly once: SparseRows;
  /** How often each item was bought by everybody. */
  readonly bought: Float64Array;
  readonly similarItems: Neighbours;
  readonly similarCustomers: Neighbours;
  readonly ease: Ease;
  readonly factors: ImplicitFactors;
}
