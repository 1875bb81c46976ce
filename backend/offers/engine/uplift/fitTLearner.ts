import type { Matrix } from "../numeric/Matrix.ts";
import { pickRows } from "../numeric/pickRows.ts";
import { pickValues } from "../numeric/pickValues.ts";
import { armRows } from "./armRows.ts";
import type { Learner } from "./Learner.ts";
import { requireTrial } from "./requireTrial.ts";
import type { Trial } from "./Trial.ts";

/** T-learner: one model a arm, uplift is their difference (Künzel et al., PNAS 116 (2019)). */
export function fitTLearner(trial: Trial, learner: Learner): (features: Matrix) => Float64Array {
  requireTrial(trial);
  const [control, treated] = ([0, 1] as const).map((arm) => {
    const rows = armRows(trial.treated, arm);
    return learner(pickRows(trial.features, rows), pickValues(trial.outcome, rows));
  }) as [ReturnType<Learner>, ReturnType<Learner>];
  return (features) => {
    const without = control(features);
    return treated(features).map((value, i) => value - without[i]!);
  };
}
