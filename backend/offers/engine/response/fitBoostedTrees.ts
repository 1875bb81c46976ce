import { EngineError } from "../numeric/EngineError.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { Random } from "../numeric/Random.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireLabels } from "../numeric/requireLabels.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { requireRange } from "../numeric/requireRange.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";
import { requireVaried } from "../numeric/requireVaried.ts";
import { binColumns } from "./binColumns.ts";
import type { BoostedTrees } from "./BoostedTrees.ts";
import { requireMonotone } from "./requireMonotone.ts";
import { sigmoid } from "./sigmoid.ts";
import { type NodeSink, TreeGrower } from "./TreeGrower.ts";

interface BoostingOptions {
  readonly loss?: "logistic" | "squared";
  readonly trees?: number;
  /** Share of each tree's answer that is kept. */
  readonly rate?: number;
  readonly leaves?: number;
  readonly depth?: number;
  readonly minimumRows?: number;
  readonly ridge?: number;
  readonly bins?: number;
  /** Share of the rows each tree sees, without replacement. */
  readonly rowShare?: number;
  readonly columnShare?: number;
  /** Direction the answer must follow as a column rises: 1, -1 or 0, one a column. */
  readonly monotone?: ArrayLike<number>;
  readonly seed?: number;
}

/** Nodes of all trees in growing lists. */
class Nodes implements NodeSink {
  readonly feature: number[] = [];
  readonly threshold: number[] = [];
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly value: number[] = [];

  addLeaf(value: number): number {
    this.feature.push(-1);
    this.threshold.push(0);
    this.left.push(0);
    this.right.push(0);
    return this.value.push(value) - 1;
  }

  makeSplit(node: number, column: number, threshold: number, left: number, right: number): void {
    this.feature[node] = column;
    this.threshold[node] = threshold;
    this.left[node] = left;
    this.right[node] = right;
  }

  walk(root: number, values: Float64Array, base: number): number {
    let node = root;
    for (;;) {
      const column = this.feature[node]!;
      if (column < 0) return this.value[node]!;
      node = (values[base + column]! <= this.threshold[node]! ? this.left : this.right)[node]!;
    }
  }
}

function settings(options: BoostingOptions) {
  const all = {
    loss: options.loss ?? "logistic",
    trees: options.trees ?? 100,
    rate: options.rate ?? 0.1,
    leaves: options.leaves ?? 8,
    depth: options.depth ?? 4,
    minimumRows: options.minimumRows ?? 20,
    ridge: options.ridge ?? 1,
    bins: options.bins ?? 64,
    rowShare: options.rowShare ?? 1,
    columnShare: options.columnShare ?? 1,
    seed: options.seed ?? 1,
  };
  requireInteger(all.trees, 1, 100_000, "trees");
  requireInteger(all.leaves, 2, 4096, "leaves");
  requireInteger(all.depth, 1, 64, "depth");
  requireInteger(all.minimumRows, 1, 2 ** 31, "minimumRows");
  requireInteger(all.bins, 2, 256, "bins");
  requireRange(all.rate, 1e-6, 1, "rate");
  requireRange(all.ridge, 0, Number.MAX_VALUE, "ridge");
  requireRange(all.rowShare, 0.01, 1, "rowShare");
  requireRange(all.columnShare, 0, 1, "columnShare");
  return all;
}

function requireTargets(loss: "logistic" | "squared", rows: number, targets: ArrayLike<number>): void {
  requireSameLength({ length: rows }, targets, "feature rows and targets");
  if (loss === "logistic") requireLabels(targets, "targets");
  else {
    requireFinite(targets, "targets", 2);
    requireVaried(targets, "targets");
  }
}

function startOf(loss: "logistic" | "squared", targets: ArrayLike<number>): number {
  let mean = 0;
  for (let i = 0; i < targets.length; i++) mean += targets[i]! / targets.length;
  return loss === "logistic" ? Math.log(mean / (1 - mean)) : mean;
}

/**
 * Gradient boosting of histogram trees (Friedman 2001; Chen & Guestrin 2016; Ke et al. 2017), for probabilities or amounts.
 * @param features rows x columns, any units, no NaN (say "missing" with a number of its own).
 * @param targets 0 or 1 for the logistic loss, any numbers for the squared; one a row, not all equal.
 * @throws EngineError on bad input or options.
 */
export function fitBoostedTrees(
  features: Matrix,
  targets: ArrayLike<number>,
  options: BoostingOptions = {},
): BoostedTrees {
  const { loss, trees, rate, bins, rowShare, seed, ...limits } = settings(options);
  requireMatrix(features, "features", 2);
  requireTargets(loss, features.rows, targets);
  if (features.columns > 32767) throw new EngineError("Range", `${features.columns} columns: give at most 32 767`);
  const monotone = requireMonotone(options.monotone, features.columns);
  const { rows, columns, values } = features;
  const grower = new TreeGrower(rows, binColumns(features, bins), monotone, limits);
  const random = new Random(seed);
  const base = startOf(loss, targets);
  const scores = new Float64Array(rows).fill(base);
  const gradient = new Float64Array(rows);
  const curvature = new Float64Array(rows).fill(1);
  const nodes = new Nodes();
  const roots = new Int32Array(trees);
  const everyRow = Int32Array.from({ length: rows }, (_, i) => i);
  const sampled = Math.max(2, Math.round(rowShare * rows));
  for (let t = 0; t < trees; t++) {
    for (let i = 0; i < rows; i++) {
      const p = loss === "logistic" ? sigmoid(scores[i]!) : scores[i]!;
      gradient[i] = p - targets[i]!;
      if (loss === "logistic") curvature[i] = Math.max(p * (1 - p), 1e-9);
    }
    const chosen = sampled === rows ? everyRow : random.shuffle(everyRow.slice()).subarray(0, sampled).sort();
    const root = grower.grow(chosen, gradient, curvature, { random, rate, sink: nodes });
    roots[t] = root;
    for (let i = 0; i < rows; i++) scores[i]! += nodes.walk(root, values, i * columns);
  }
  return {
    loss,
    columns,
    base,
    roots,
    feature: Int16Array.from(nodes.feature),
    threshold: Float64Array.from(nodes.threshold),
    left: Int32Array.from(nodes.left),
    right: Int32Array.from(nodes.right),
    value: Float64Array.from(nodes.value),
  };
}
