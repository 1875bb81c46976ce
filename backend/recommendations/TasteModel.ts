import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { basketSources, habitName } from "../offers/engine/recommend/basketSources.ts";
import { because } from "../offers/engine/recommend/because.ts";
import { makeCandidates } from "../offers/engine/recommend/makeCandidates.ts";
import type { Neighbours } from "../offers/engine/recommend/Neighbours.ts";
import { nearestRows } from "../offers/engine/recommend/nearestRows.ts";
import { personalFrequency } from "../offers/engine/recommend/personalFrequency.ts";
import { popularity } from "../offers/engine/recommend/popularity.ts";
import { rankNextBasket } from "../offers/engine/recommend/rankNextBasket.ts";
import { scoreByHabit } from "../offers/engine/recommend/scoreByHabit.ts";
import { scoreByItems } from "../offers/engine/recommend/scoreByItems.ts";
import type { SparseRows } from "../offers/engine/recommend/SparseRows.ts";
import { toBaskets } from "../offers/engine/recommend/toBaskets.ts";
import { topItems } from "../offers/engine/recommend/topItems.ts";
import { transpose } from "../offers/engine/recommend/transpose.ts";
import { CANDIDATES } from "./learnTaste.ts";
import { purchaseHistories } from "./purchaseHistories.ts";
import type { Taste } from "./Taste.ts";

/** A product a customer may want, and the product bought before that speaks for it; null for one bought before itself. */
export type Recommendation = { sku: number; because: number | null };

/** What is recommended: to buy again and new, best first. */
type Recommendations = { again: Recommendation[]; new: Recommendation[] };

/** Similar products kept for each. */
const NEIGHBOURS = 20;

/** What every customer buys again, and which products are bought by the same customers; learned once from all purchases. */
export class TasteModel {
  readonly #customerOf: ReadonlyMap<number, number>;
  readonly #skus: readonly number[];
  readonly #history: SparseRows;
  readonly #bought: Float64Array;
  readonly #neighbours: Neighbours;
  readonly #taste: Taste | null;

  /**
   * @param taste ranks the products where it was found better than habits
   * @throws EngineError `Empty` without purchases
   */
  constructor(purchases: PurchaseColumns, taste: Taste | null = null) {
    if (purchases.customer.length === 0) {
      throw new EngineError("Empty", "there are no purchases: import orders with customers first");
    }
    const { customerOf, skus, histories } = purchaseHistories(purchases);
    this.#customerOf = customerOf;
    this.#skus = skus;
    this.#taste = taste;
    this.#history = taste?.fit.counts ?? personalFrequency(toBaskets(histories, skus.length));
    this.#bought = taste?.fit.bought ?? popularity(this.#history);
    this.#neighbours =
      taste?.fit.similarItems ?? nearestRows(transpose(this.#history), { count: NEIGHBOURS, shrinkage: 10 });
  }

  /** What ranks the products. */
  get method(): string {
    return this.#taste === null ? habitName : "combination";
  }

  /** Up to `count` products to buy again and up to `count` new ones; what everybody buys for a customer who never bought. */
  recommend(customerId: number, count: number): Recommendations {
    const customer = this.#customerOf.get(customerId);
    if (customer === undefined) return { again: [], new: this.#named(topItems(this.#bought, count), () => null) };
    const { start, column } = this.#history;
    const own = new Set(column.subarray(start[customer]!, start[customer + 1]!));
    const [again, fresh] = this.#taste
      ? this.#combined(this.#taste, customer, own)
      : [this.#habits(customer, own), this.#similar(customer, own, count)];
    return {
      again: this.#named(again.slice(0, count), () => null),
      new: this.#named(fresh.slice(0, count), (item) => this.#reason(customer, item)),
    };
  }

  #habits(customer: number, own: ReadonlySet<number>): Uint32Array {
    const scores = new Float64Array(this.#skus.length);
    scoreByHabit(this.#history, customer, this.#bought, scores);
    return topItems(scores, own.size);
  }

  #similar(customer: number, own: ReadonlySet<number>, count: number): Uint32Array {
    const scores = new Float64Array(this.#skus.length);
    scoreByItems(this.#history, customer, this.#neighbours, scores);
    for (const item of own) scores[item] = -Infinity;
    return topItems(scores, count).filter((item) => scores[item]! > 0);
  }

  #combined({ fit, trees }: Taste, customer: number, own: ReadonlySet<number>): [number[], number[]] {
    const sources = [...basketSources(fit).values()];
    const table = makeCandidates(sources, [customer], { items: this.#skus.length, perSource: CANDIDATES });
    const ranked = rankNextBasket(trees, table).get(customer) ?? [];
    return [ranked.filter((item) => own.has(item)), ranked.filter((item) => !own.has(item))];
  }

  #reason(customer: number, item: number): number | null {
    const bought = because(this.#history, customer, item, this.#neighbours);
    return bought === null ? null : this.#skus[bought]!;
  }

  #named(items: ArrayLike<number>, reason: (item: number) => number | null): Recommendation[] {
    return Array.from(items, (item) => ({ sku: this.#skus[item]!, because: reason(item) }));
  }
}
