import { EngineError } from "../numeric/EngineError.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { requireLabels } from "../numeric/requireLabels.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { requireRange } from "../numeric/requireRange.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";
import type { LogisticModel } from "./LogisticModel.ts";
import { requireMonotone } from "./requireMonotone.ts";
import { sigmoid } from "./sigmoid.ts";

interface LogisticOptions {
  /** Ridge penalty on standardised weights, as if that many rows said "no effect"; default 1. */
  readonly ridge?: number;
  /** Direction a column must not violate: 1, -1 or 0, one a column. */
  readonly monotone?: ArrayLike<number>;
}

interface Scaled {
  readonly values: Float64Array;
  readonly means: Float64Array;
  readonly deviations: Float64Array;
}

/** Columns with mean 0 and deviation 1; a constant column becomes 0 and so gets weight 0. */
function standardise({ rows, columns, values }: Matrix): Scaled {
  const means = new Float64Array(columns);
  const deviations = new Float64Array(columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) means[j]! += values[i * columns + j]! / rows;
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) deviations[j]! += (values[i * columns + j]! - means[j]!) ** 2 / rows;
  }
  const scaled = new Float64Array(values.length);
  for (let j = 0; j < columns; j++) {
    const deviation = Math.sqrt(deviations[j]!);
    deviations[j] = deviation > 1e-12 * (Math.abs(means[j]!) + 1) ? deviation : Infinity;
    for (let i = 0; i < rows; i++) scaled[i * columns + j] = (values[i * columns + j]! - means[j]!) / deviations[j]!;
  }
  return { values: scaled, means, deviations };
}

/** Gradient and curvature of the penalised log loss at `beta` (intercept last), curvature as a full square. */
function curvature(x: Float64Array, labels: ArrayLike<number>, beta: Float64Array, ridge: number) {
  const size = beta.length;
  const columns = size - 1;
  const gradient = new Float64Array(size);
  const hessian = new Float64Array(size * size);
  let loss = 0;
  for (let i = 0; i < labels.length; i++) {
    const base = i * columns;
    let z = beta[columns]!;
    for (let j = 0; j < columns; j++) z += x[base + j]! * beta[j]!;
    const p = sigmoid(z);
    const y = labels[i]!;
    loss += Math.max(z, 0) - y * z + Math.log1p(Math.exp(-Math.abs(z)));
    const weight = Math.max(p * (1 - p), 1e-9);
    const residual = p - y;
    for (let j = 0; j < columns; j++) {
      const xj = x[base + j]!;
      gradient[j]! += residual * xj;
      const wxj = weight * xj;
      for (let k = 0; k <= j; k++) hessian[j * size + k]! += wxj * x[base + k]!;
      hessian[columns * size + j]! += wxj;
    }
    gradient[columns]! += residual;
    hessian[columns * size + columns]! += weight;
  }
  for (let j = 0; j < columns; j++) {
    gradient[j]! += ridge * beta[j]!;
    hessian[j * size + j]! += ridge;
    loss += 0.5 * ridge * beta[j]! ** 2;
  }
  for (let j = 0; j < size; j++) for (let k = 0; k < j; k++) hessian[k * size + j] = hessian[j * size + k]!;
  return { loss, gradient, hessian };
}

/** Minimises the quadratic model around `beta` within the signs, one coordinate after the other. */
function boundedStep(
  beta: Float64Array,
  gradient: Float64Array,
  hessian: Float64Array,
  signs: Int8Array,
): Float64Array {
  const size = beta.length;
  const target = beta.slice();
  const slope = gradient.slice();
  for (let sweep = 0; sweep < 1000; sweep++) {
    let moved = 0;
    for (let j = 0; j < size; j++) {
      const before = target[j]!;
      let after = before - slope[j]! / Math.max(hessian[j * size + j]!, 1e-12);
      const sign = j < signs.length ? signs[j]! : 0;
      if (sign * after < 0) after = 0;
      const change = after - before;
      if (change === 0) continue;
      target[j] = after;
      for (let k = 0; k < size; k++) slope[k]! += hessian[j * size + k]! * change;
      moved = Math.max(moved, Math.abs(change));
    }
    if (moved < 1e-10) break;
  }
  return target;
}

/**
 * Logistic regression with a ridge penalty and sign bounds, by Newton steps whose quadratic model is minimised within the
 * bounds by coordinate descent (Friedman, Hastie & Tibshirani, JSS 33 (2010), section 3) and halved until the loss falls.
 * @param features rows x columns, any units: columns are standardised inside. A constant column gets weight 0.
 * @param labels 0 or 1, one a row, both present.
 * @throws EngineError on bad input, `NoConvergence` after 100 steps.
 */
export function fitLogistic(features: Matrix, labels: ArrayLike<number>, options: LogisticOptions = {}): LogisticModel {
  requireMatrix(features, "features", 2);
  requireLabels(labels);
  requireSameLength({ length: features.rows }, labels, "feature rows and labels");
  const { ridge = 1 } = options;
  requireRange(ridge, 0, Number.MAX_VALUE, "ridge");
  const { columns } = features;
  const signs = requireMonotone(options.monotone, columns);
  const { values, means, deviations } = standardise(features);
  let beta: Float64Array = new Float64Array(columns + 1);
  let current = curvature(values, labels, beta, ridge);
  for (let step = 0; ; step++) {
    if (step === 100) throw new EngineError("NoConvergence", "the classes separate perfectly: raise the ridge penalty");
    const target = boundedStep(beta, current.gradient, current.hessian, signs);
    let next = target;
    let found = curvature(values, labels, next, ridge);
    for (let half = 0; half < 30 && !(found.loss <= current.loss); half++) {
      const from = beta;
      next = next.map((value, j) => (value + from[j]!) / 2);
      found = curvature(values, labels, next, ridge);
    }
    const gain = current.loss - found.loss;
    if (gain >= 0) [beta, current] = [next, found];
    if (gain <= 1e-10 * (Math.abs(current.loss) + 1)) break;
  }
  const weights = new Float64Array(columns);
  let intercept = beta[columns]!;
  for (let j = 0; j < columns; j++) {
    weights[j] = beta[j]! / deviations[j]!;
    intercept -= weights[j]! * means[j]!;
  }
  return { intercept, weights };
}
