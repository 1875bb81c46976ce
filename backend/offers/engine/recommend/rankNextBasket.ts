import type { BoostedTrees } from "../response/BoostedTrees.ts";
import { predictTrees } from "../response/predictTrees.ts";
import type { CandidateTable } from "./CandidateTable.ts";

/**
 * The candidates of each customer by falling chance of being bought next, ties by item number; {@link fitNextBasket} fits the model.
 * @returns items by customer number; a customer without candidates is not in it
 */
export function rankNextBasket(
  model: BoostedTrees,
  { customer, item, features }: CandidateTable,
): Map<number, number[]> {
  const ranked = new Map<number, number[]>();
  if (item.length === 0) return ranked;
  const chance = predictTrees(model, features);
  const rows = Uint32Array.from(item, (_, k) => k);
  rows.sort((a, b) => customer[a]! - customer[b]! || chance[b]! - chance[a]! || item[a]! - item[b]!);
  for (const k of rows) {
    const own = ranked.get(customer[k]!);
    if (own === undefined) ranked.set(customer[k]!, [item[k]!]);
    else own.push(item[k]!);
  }
  return ranked;
}
