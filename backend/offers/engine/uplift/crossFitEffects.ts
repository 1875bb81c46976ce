import { aipwEffects } from "./aipwEffects.ts";
import { crossFitOutcomes } from "./crossFitOutcomes.ts";
import type { Learner } from "./Learner.ts";
import type { Trial } from "./Trial.ts";

interface CrossFitOptions {
  readonly folds?: number;
  readonly seed: number;
  /** Share of treated rows by design, or each row's probability; the observed share when absent. */
  readonly propensity?: number | ArrayLike<number> | undefined;
}

/** AIPW effect of every row, with outcome models fitted on the other folds (Chernozhukov et al. 2018). */
export function crossFitEffects(trial: Trial, learner: Learner, options: CrossFitOptions): Float64Array {
  const guesses = crossFitOutcomes(trial, learner, options);
  const { features, treated, outcome } = trial;
  let share = 0;
  for (let i = 0; i < features.rows; i++) share += treated[i]! / features.rows;
  return aipwEffects(treated, outcome, { ...guesses, propensity: options.propensity ?? share });
}
