import type { Matrix } from "../numeric/Matrix.ts";
import type { Learner } from "./Learner.ts";
import { requireTrial } from "./requireTrial.ts";
import type { Trial } from "./Trial.ts";

/** Features, the treatment and its product with every feature, so that a linear learner can see effects differ too. */
function withTreatment({ rows, columns, values }: Matrix, treated: (row: number) => number): Matrix {
  const width = 2 * columns + 1;
  const wide = new Float64Array(rows * width);
  for (let i = 0; i < rows; i++) {
    const arm = treated(i);
    wide[i * width + 2 * columns] = arm;
    for (let j = 0; j < columns; j++) {
      wide[i * width + j] = values[i * columns + j]!;
      wide[i * width + columns + j] = arm * values[i * columns + j]!;
    }
  }
  return { rows, columns: width, values: wide };
}

/** S-learner: one model with the treatment among its features, uplift is its answer with it minus without (Künzel et al. 2019). */
export function fitSLearner(trial: Trial, learner: Learner): (features: Matrix) => Float64Array {
  requireTrial(trial);
  const predict = learner(
    withTreatment(trial.features, (i) => trial.treated[i]!),
    Float64Array.from(trial.outcome),
  );
  return (features) => {
    const without = predict(withTreatment(features, () => 0));
    return predict(withTreatment(features, () => 1)).map((value, i) => value - without[i]!);
  };
}
