import { assignFolds } from "../numeric/assignFolds.ts";
import { pickRows } from "../numeric/pickRows.ts";
import { pickValues } from "../numeric/pickValues.ts";
import type { Learner } from "./Learner.ts";
import { requireTrial } from "./requireTrial.ts";
import type { Trial } from "./Trial.ts";

/** Expected outcome of every row untreated and treated, by models fitted on the other folds (Chernozhukov et al. 2018). */
export function crossFitOutcomes(
  trial: Trial,
  learner: Learner,
  { folds = 5, seed }: { readonly folds?: number; readonly seed: number },
): { untreated: Float64Array; treated: Float64Array } {
  requireTrial(trial);
  const { features, treated, outcome } = trial;
  const fold = assignFolds(features.rows, folds, seed);
  const guesses = [new Float64Array(features.rows), new Float64Array(features.rows)] as const;
  for (let f = 0; f < folds; f++) {
    const rows: number[] = [];
    fold.forEach((each, i) => each === f && rows.push(i));
    const inside = pickRows(features, rows);
    for (const arm of [0, 1] as const) {
      const learn: number[] = [];
      fold.forEach((each, i) => each !== f && treated[i] === arm && learn.push(i));
      const guess = learner(pickRows(features, learn), pickValues(outcome, learn))(inside);
      rows.forEach((row, k) => (guesses[arm][row] = guess[k]!));
    }
  }
  return { untreated: guesses[0], treated: guesses[1] };
}
