import { EngineError } from "../numeric/EngineError.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import type { LogisticModel } from "./LogisticModel.ts";
import { sigmoid } from "./sigmoid.ts";

/** Probability of label 1, one a row. @throws EngineError `Shape` when the columns are not those of the fit. */
export function predictLogistic({ intercept, weights }: LogisticModel, features: Matrix): Float64Array {
  requireMatrix(features, "features");
  const { rows, columns, values } = features;
  if (columns !== weights.length) {
    throw new EngineError(
      "Shape",
      `features have ${columns} columns, the model ${weights.length}: give those of the fit`,
    );
  }
  const probabilities = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    let z = intercept;
    for (let j = 0; j < columns; j++) z += weights[j]! * values[i * columns + j]!;
    probabilities[i] = sigmoid(z);
  }
  return probabilities;
}
