import { EngineError } from "../numeric/EngineError.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";
import type { BoostedTrees } from "./BoostedTrees.ts";
import { scoreRow } from "./scoreRow.ts";
import { sigmoid } from "./sigmoid.ts";

/** Probability (logistic loss) or amount (squared loss), one a row. @throws EngineError `Shape` when the columns differ from the fit's. */
export function predictTrees(model: BoostedTrees, features: Matrix): Float64Array {
  requireMatrix(features, "features");
  const { rows, columns, values } = features;
  if (columns !== model.columns) {
    throw new EngineError(
      "Shape",
      `features have ${columns} columns, the model ${model.columns}: give those of the fit`,
    );
  }
  const answers = new Float64Array(rows);
  for (let i = 0; i < rows; i++) {
    const score = scoreRow(model, values, i * columns);
    answers[i] = model.loss === "logistic" ? sigmoid(score) : score;
  }
  return answers;
}
