import type { Matrix } from "../numeric/Matrix.ts";
import { pickRows } from "../numeric/pickRows.ts";
import { pickValues } from "../numeric/pickValues.ts";
import { armRows } from "./armRows.ts";
import type { Learner } from "./Learner.ts";
import { requireTrial } from "./requireTrial.ts";
import type { Trial } from "./Trial.ts";

/** The incumbent: ranks customers by the outcome expected when treated, whatever they would do untreated. */
export function fitResponseRule(trial: Trial, learner: Learner): (features: Matrix) => Float64Array {
  requireTrial(trial);
  const rows = armRows(trial.treated, 1);
  return learner(pickRows(trial.features, rows), pickValues(trial.outcome, rows));
}
