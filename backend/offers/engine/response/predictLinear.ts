import { EngineError } from "../numeric/EngineError.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import type { LinearModel } from "./LinearModel.ts";

/** Answer of the regression, one a row. @throws EngineError `Shape` when the columns are not those of the fit. */
export function predictLinear({ intercept, weights }: LinearModel, features: Matrix): Float64Array {
  requireMatrix(features, "features");
  const { rows, columns, values } = features;
  if (columns !== weights.length) {
    throw new EngineError(
      "Shape",
      `features have ${columns} columns, the model ${weights.length}: give those of the fit`,
    );
  }
  return Float64Array.from({ length: rows }, (_, i) =>
    weights.reduce((sum, weight, j) => sum + weight * values[i * columns + j]!, intercept),
  );
}
