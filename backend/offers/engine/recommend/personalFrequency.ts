import { requireRange } from "../numeric/requireRange.ts";
import type { Baskets } from "./Baskets.ts";
import type { SparseRows } from "./SparseRows.ts";

/**
 * How much each customer bought each item: every basket counts `decay` to the power of its age in baskets, so 1 is the plain
 * personal frequency and less prefers recent habits (Hu et al., "Modeling personalized item frequency", SIGIR 2020).
 * @param decay above 0, at most 1.
 * @returns customers x items.
 */
export function personalFrequency(baskets: Baskets, decay = 1): SparseRows {
  requireRange(decay, 1e-6, 1, "decay");
  const { customers, items, customerStart, basketStart, item } = baskets;
  const start = new Uint32Array(customers + 1);
  const columns: number[] = [];
  const values: number[] = [];
  const weight = new Float64Array(items);
  for (let u = 0; u < customers; u++) {
    const seen: number[] = [];
    let power = 1;
    for (let b = customerStart[u + 1]!; b-- > customerStart[u]!; power *= decay) {
      for (let k = basketStart[b]!; k < basketStart[b + 1]!; k++) {
        const i = item[k]!;
        if (weight[i] === 0) seen.push(i);
        weight[i]! += Math.max(power, 1e-300);
      }
    }
    seen.sort((a, b) => a - b);
    for (const i of seen) {
      columns.push(i);
      values.push(weight[i]!);
      weight[i] = 0;
    }
    start[u + 1] = columns.length;
  }
  return {
    rows: customers,
    columns: items,
    start,
    column: Uint32Array.from(columns),
    value: Float64Array.from(values),
  };
}
