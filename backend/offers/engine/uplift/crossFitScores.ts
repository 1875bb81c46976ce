import { pickRows } from "../numeric/pickRows.ts";
import { pickValues } from "../numeric/pickValues.ts";
import type { RuleFitter } from "./RuleFitter.ts";
import { requireTrial } from "./requireTrial.ts";
import type { Trial } from "./Trial.ts";

/** Scores of every row by a rule fitted on the other folds. Only scores within one fold are comparable. */
export function crossFitScores(trial: Trial, fit: RuleFitter, fold: Uint8Array, folds: number): Float64Array {
  requireTrial(trial);
  const scores = new Float64Array(trial.features.rows);
  for (let f = 0; f < folds; f++) {
    const [inside, outside]: [number[], number[]] = [[], []];
    fold.forEach((each, i) => (each === f ? inside : outside).push(i));
    const rule = fit({
      features: pickRows(trial.features, outside),
      treated: pickValues(trial.treated, outside),
      outcome: pickValues(trial.outcome, outside),
    });
    const guess = rule(pickRows(trial.features, inside));
    inside.forEach((row, k) => (scores[row] = guess[k]!));
  }
  return scores;
}
