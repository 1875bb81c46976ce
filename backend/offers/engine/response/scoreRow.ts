import type { BoostedTrees } from "./BoostedTrees.ts";

/** The model's sum for the row of `values` that begins at `base`: a log odds or an amount. Checks nothing: for hot loops. */
export function scoreRow(
  { roots, feature, threshold, left, right, value, base: start }: BoostedTrees,
  values: Float64Array,
  base = 0,
): number {
  let sum = start;
  for (let t = 0; t < roots.length; t++) {
    let node = roots[t]!;
    let column = feature[node]!;
    while (column >= 0) {
      node = values[base + column]! <= threshold[node]! ? left[node]! : right[node]!;
      column = feature[node]!;
    }
    sum += value[node]!;
  }
  return sum;
}
