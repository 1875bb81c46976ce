import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";
import { chooseChallenger } from "../offers/engine/measure/chooseChallenger.ts";
import { recall } from "../offers/engine/measure/recall.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { Random } from "../offers/engine/numeric/Random.ts";
import { basketSources, habitName } from "../offers/engine/recommend/basketSources.ts";
import { fitBaskets } from "../offers/engine/recommend/fitBaskets.ts";
import { fitNextBasket } from "../offers/engine/recommend/fitNextBasket.ts";
import { makeCandidates } from "../offers/engine/recommend/makeCandidates.ts";
import { rankNextBasket } from "../offers/engine/recommend/rankNextBasket.ts";
import { toBaskets } from "../offers/engine/recommend/toBaskets.ts";
import { topItems } from "../offers/engine/recommend/topItems.ts";
import { purchaseHistories } from "./purchaseHistories.ts";
import type { Taste } from "./Taste.ts";

/** Customers with more than one order below which nothing is judged. */
const LEAST = 100;

/** Customers to learn from, and to judge by, at most. */
const MOST = 5_000;

/** Items of a list that is judged. */
const LENGTH = 10;

/** Items that each recommender puts forward. */
export const CANDIDATES = 20;

/**
 * Whether all recommenders together find more of the next order than habits alone: judged on the newest order of a fifth of the customers,
 * learned from those of the others, everything else from the orders before.
 * @returns null where they do not, or the shop is too small to tell
 */
export function learnTaste(purchases: PurchaseColumns): Taste | null {
  const { histories, skus } = purchaseHistories(purchases);
  const returning = Uint32Array.from(histories.keys()).filter((customer) => histories[customer]!.length > 1);
  if (returning.length < LEAST) return null;
  const past = histories.map((orders) => (orders.length > 1 ? orders.slice(0, -1) : orders));
  const next = histories.map((orders) => new Set(orders.length > 1 ? orders.at(-1) : []));
  const items = skus.length;
  const sources = basketSources(fitBaskets(toBaskets(past, items)));
  const shuffled = new Random(1).shuffle(returning);
  const size = Math.min(MOST, Math.floor(shuffled.length / 5));
  const [test, learn] = [shuffled.subarray(0, size), shuffled.subarray(size, size + MOST)];
  const table = makeCandidates([...sources.values()], [...test, ...learn], { items, perSource: CANDIDATES });
  try {
    const trees = fitNextBasket(table, next, learn);
    const ranked = rankNextBasket(trees, table);
    const scores = new Float64Array(items);
    const missed = (found: (customer: number) => ArrayLike<number>): Float64Array =>
      Float64Array.from(test, (customer) => 1 - recall(found(customer), next[customer]!));
    const losses = new Map([
      [
        habitName,
        missed((customer) => {
          sources.get(habitName)!(customer, scores);
          return topItems(scores, LENGTH);
        }),
      ],
      ["combination", missed((customer) => (ranked.get(customer) ?? []).slice(0, LENGTH))],
    ]);
    const { name, gain } = chooseChallenger(losses, habitName);
    if (name === habitName) return null;
    const { mean, low, high } = gain;
    return { fit: fitBaskets(toBaskets(histories, items)), trees, gain: { mean, low, high } };
  } catch (error) {
    // Where no candidate was ever bought there is nothing to combine.
    if (error instanceof EngineError) return null;
    throw error;
  }
}
