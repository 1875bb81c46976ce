import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { because } from "../offers/engine/recommend/because.ts";
import type { Neighbours } from "../offers/engine/recommend/Neighbours.ts";
import { nearestRows } from "../offers/engine/recommend/nearestRows.ts";
import { personalFrequency } from "../offers/engine/recommend/personalFrequency.ts";
import { popularity } from "../offers/engine/recommend/popularity.ts";
import { scoreByHabit } from "../offers/engine/recommend/scoreByHabit.ts";
import { scoreByItems } from "../offers/engine/recommend/scoreByItems.ts";
import type { SparseRows } from "../offers/engine/recommend/SparseRows.ts";
import { toBaskets } from "../offers/engine/recommend/toBaskets.ts";
import { topItems } from "../offers/engine/recommend/topItems.ts";
import { transpose } from "../offers/engine/recommend/transpose.ts";

/** A product a customer may want, and the product bought before that speaks for it; null for one bought before itself. */
export type Recommendation = { sku: number; because: number | null };

/** Similar products kept for each. */
const NEIGHBOURS = 20;

/** Order by order, what each customer bought; in the order in which purchases came in. */
function histories(columns: PurchaseColumns, customerOf: Map<number, number>, itemOf: Map<number, number>) {
  const baskets: number[][][] = Array.from(customerOf, () => []);
  const known = new Map<number, number[]>();
  for (let line = 0; line < columns.customer.length; line++) {
    let basket = known.get(columns.order[line]!);
    if (basket === undefined) {
      basket = [];
      known.set(columns.order[line]!, basket);
      baskets[customerOf.get(columns.customer[line]!)!]!.push(basket);
    }
    basket.push(itemOf.get(columns.sku[line]!)!);
  }
  return baskets;
}

function numbered(values: ArrayLike<number>): Map<number, number> {
  const sorted = [...new Set(Array.from(values))].sort((a, b) => a - b);
  return new Map(sorted.map((value, number) => [value, number]));
}

/** What every customer buys again, and which products are bought by the same customers; learned once from all purchases. */
export class TasteModel {
  readonly #customerOf: Map<number, number>;
  readonly #skus: readonly number[];
  readonly #history: SparseRows;
  readonly #bought: Float64Array;
  readonly #neighbours: Neighbours;

  /** @throws EngineError `Empty` without purchases */
  constructor(purchases: PurchaseColumns) {
    if (purchases.customer.length === 0) {
      throw new EngineError("Empty", "there are no purchases: import orders with customers first");
    }
    this.#customerOf = numbered(purchases.customer);
    const itemOf = numbered(purchases.sku);
    this.#skus = [...itemOf.keys()];
    this.#history = personalFrequency(toBaskets(histories(purchases, this.#customerOf, itemOf), itemOf.size));
    this.#bought = popularity(this.#history);
    this.#neighbours = nearestRows(transpose(this.#history), { count: NEIGHBOURS, shrinkage: 10 });
  }

  /** Up to `count` products to buy again and up to `count` new ones, best first; what everybody buys for a customer who never bought. */
  recommend(customerId: number, count: number): { again: Recommendation[]; new: Recommendation[] } {
    const named = (items: Uint32Array, reason: (item: number) => number | null): Recommendation[] =>
      Array.from(items, (item) => ({ sku: this.#skus[item]!, because: reason(item) }));
    const customer = this.#customerOf.get(customerId);
    if (customer === undefined) return { again: [], new: named(topItems(this.#bought, count), () => null) };
    const { start, column } = this.#history;
    const own = column.subarray(start[customer]!, start[customer + 1]!);
    const scores = new Float64Array(this.#skus.length);
    scoreByHabit(this.#history, customer, this.#bought, scores);
    const again = named(topItems(scores, Math.min(count, own.length)), () => null);
    scoreByItems(this.#history, customer, this.#neighbours, scores);
    for (const item of own) scores[item] = -Infinity;
    const fresh = topItems(scores, count).filter((item) => scores[item]! > 0);
    const reason = (item: number): number | null => {
      const bought = because(this.#history, customer, item, this.#neighbours);
      return bought === null ? null : this.#skus[bought]!;
    };
    return { again, new: named(fresh, reason) };
  }
}
