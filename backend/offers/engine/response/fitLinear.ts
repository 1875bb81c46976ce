import { EngineError } from "../numeric/EngineError.ts";
import { cholesky } from "../numeric/cholesky.ts";
import { choleskySolve } from "../numeric/choleskySolve.ts";
import { invertPositive } from "../numeric/invertPositive.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import { requireRange } from "../numeric/requireRange.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";
import type { LinearModel } from "./LinearModel.ts";

function columnMeans({ rows, columns, values }: Matrix): Float64Array {
  const means = new Float64Array(columns);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) means[j]! += values[i * columns + j]! / rows;
  return means;
}

/**
 * Least squares by the normal equations of centred columns, with an optional ridge on the weights (never on the intercept);
 * Hastie, Tibshirani & Friedman, "The Elements of Statistical Learning" (2009), chapter 3.
 * @param features rows x columns; more rows than columns + 1 unless there is a ridge.
 * @param ridge penalty in the squared units of the columns, 0 for ordinary least squares.
 * @throws EngineError on bad input; `Constant` when columns repeat each other and there is no ridge.
 */
export function fitLinear(features: Matrix, targets: ArrayLike<number>, ridge = 0): LinearModel {
  requireMatrix(features, "features", 2);
  requireFinite(targets, "targets", 2);
  requireSameLength({ length: features.rows }, targets, "feature rows and targets");
  requireRange(ridge, 0, Number.MAX_VALUE, "ridge");
  const { rows, columns, values } = features;
  const free = rows - columns - 1;
  if (free < 1 && ridge === 0) {
    throw new EngineError(
      "TooShort",
      `${rows} rows for ${columns} columns: give more rows than columns + 1, or a ridge`,
    );
  }
  const means = columnMeans(features);
  let targetMean = 0;
  for (let i = 0; i < rows; i++) targetMean += targets[i]! / rows;
  const gram = new Float64Array(columns * columns);
  const right = new Float64Array(columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      const x = values[i * columns + j]! - means[j]!;
      right[j]! += x * (targets[i]! - targetMean);
      for (let k = 0; k <= j; k++) gram[j * columns + k]! += x * (values[i * columns + k]! - means[k]!);
    }
  }
  for (let j = 0; j < columns; j++) gram[j * columns + j]! += ridge;
  const normal = { rows: columns, columns, values: gram };
  const weights = choleskySolve(cholesky(normal), right);
  const intercept = weights.reduce((sum, weight, j) => sum - weight * means[j]!, targetMean);
  let residual = 0;
  for (let i = 0; i < rows; i++) {
    let guess = intercept;
    for (let j = 0; j < columns; j++) guess += weights[j]! * values[i * columns + j]!;
    residual += (targets[i]! - guess) ** 2;
  }
  const noise = residual / Math.max(free, 1);
  const inverse = invertPositive(normal).values;
  let spread = 1 / rows;
  for (let j = 0; j < columns; j++) {
    for (let k = 0; k < columns; k++) spread += means[j]! * inverse[j * columns + k]! * means[k]!;
  }
  return {
    intercept,
    weights,
    interceptError: Math.sqrt(noise * spread),
    weightErrors: weights.map((_, j) => Math.sqrt(noise * inverse[j * columns + j]!)),
  };
}
