import { EngineError } from "../numeric/EngineError.ts";
import { pickRows } from "../numeric/pickRows.ts";
import type { BoostedTrees } from "../response/BoostedTrees.ts";
import { fitBoostedTrees } from "../response/fitBoostedTrees.ts";
import type { CandidateTable } from "./CandidateTable.ts";

/**
 * Learns from what some customers bought next how far to believe each recommender: boosted trees over their scores (stacking, Wolpert
 * 1992). `predictTrees` on the features of other candidates then says how likely each is bought.
 * @param next what each customer bought after the orders the scores were learned from, by customer number
 * @param learn customers to learn from; the others stay unseen
 * @throws EngineError `Empty` without a candidate to learn from, `Constant` when none, or every one, was bought
 */
export function fitNextBasket(
  { customer, item, features }: CandidateTable,
  next: readonly ReadonlySet<number>[],
  learn: Iterable<number>,
): BoostedTrees {
  const chosen = new Set(learn);
  const rows: number[] = [];
  customer.forEach((each, k) => chosen.has(each) && rows.push(k));
  if (rows.length === 0) throw new EngineError("Empty", "there are no candidates of customers to learn from");
  const labels = Float64Array.from(rows, (k) => (next[customer[k]!]!.has(item[k]!) ? 1 : 0));
  return fitBoostedTrees(pickRows(features, rows), labels, {
    trees: 80,
    rate: 0.1,
    leaves: 16,
    depth: 6,
    minimumRows: Math.min(100, Math.ceil(rows.length / 50)),
  });
}
