import { EngineError } from "../numeric/EngineError.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import type { CandidateTable } from "./CandidateTable.ts";
import type { ScoreSource } from "./ScoreSource.ts";
import { topItems } from "./topItems.ts";

/**
 * Candidates of each customer: the union of every source's best `perSource` items, with all sources' scores as features. A
 * model fitted on which candidates were bought next then combines the sources (stacking, Wolpert 1992).
 * @param customers row numbers, as the sources know them.
 * @param sources at least one; a source need not have an opinion on every item (0).
 * @param items number of items.
 */
export function makeCandidates(
  sources: readonly ScoreSource[],
  customers: ArrayLike<number>,
  { items, perSource }: { readonly items: number; readonly perSource: number },
): CandidateTable {
  if (sources.length === 0 || customers.length === 0) {
    throw new EngineError("Empty", "there are no sources or no customers: give at least one of each");
  }
  requireInteger(items, 1, 2 ** 31, "items");
  const scores = sources.map(() => new Float64Array(items));
  const customer: number[] = [];
  const item: number[] = [];
  const features: number[] = [];
  for (let c = 0; c < customers.length; c++) {
    requireInteger(customers[c]!, 0, 2 ** 32 - 1, `customers[${c}]`);
    const chosen = new Set<number>();
    sources.forEach((source, s) => {
      source(customers[c]!, scores[s]!);
      for (const i of topItems(scores[s]!, perSource)) if (scores[s]![i]! > 0) chosen.add(i);
    });
    for (const i of [...chosen].sort((a, b) => a - b)) {
      customer.push(customers[c]!);
      item.push(i);
      for (const score of scores) features.push(score[i]!);
    }
  }
  return {
    customer: Uint32Array.from(customer),
    item: Uint32Array.from(item),
    features: { rows: item.length, columns: sources.length, values: Float64Array.from(features) },
  };
}
