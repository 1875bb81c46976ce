import type { Matrix } from "../numeric/Matrix.ts";
import { crossFitEffects } from "./crossFitEffects.ts";
import type { Learner } from "./Learner.ts";
import type { Trial } from "./Trial.ts";

interface DrOptions {
  /** Learns the outcome in each arm. */
  readonly outcome: Learner;
  /** Learns the effect from the AIPW scores: a regression. */
  readonly effect: Learner;
  readonly seed: number;
}

/** DR-learner: a regression of cross-fitted AIPW scores on the features (Kennedy, EJS 17 (2023)). */
export function fitDrLearner(trial: Trial, { outcome, effect, seed }: DrOptions): (features: Matrix) => Float64Array {
  return effect(trial.features, crossFitEffects(trial, outcome, { seed, folds: 3 }));
}
