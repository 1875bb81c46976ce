/**
 * A sum of small regression trees in flat arrays. Node `n` sends a row left when `x[feature[n]] <= threshold[n]`; a leaf has
 * feature -1 and adds `value[n]`. Tree t begins at node `roots[t]`.
 */
export interface BoostedTrees {
  /** "logistic": the sum is a log odds; "squared": the sum is the answer. */
  readonly loss: "logistic" | "squared";
  readonly columns: number;
  /** What an empty sum says. */
  readonly base: number;
  readonly roots: Int32Array;
  readonly feature: Int16Array;
  readonly threshold: Float64Array;
  readonly left: Int32Array;
  readonly right: Int32Array;
  readonly value: Float64Array;
}
