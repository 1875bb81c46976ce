import { assignFolds } from "../numeric/assignFolds.ts";
import { choosePolicy } from "./choosePolicy.ts";
import { crossFitEffects } from "./crossFitEffects.ts";
import { crossFitScores } from "./crossFitScores.ts";
import type { Learner } from "./Learner.ts";
import type { PolicyChoice } from "./PolicyChoice.ts";
import { requireTrial } from "./requireTrial.ts";
import type { RuleFitter } from "./RuleFitter.ts";
import { treatTopByFold } from "./treatTopByFold.ts";
import type { Trial } from "./Trial.ts";

interface SelectOptions {
  /** Name of the rule that stands unless beaten. */
  readonly incumbent: string;
  /** Shares of the customers that can be treated, one choice each. */
  readonly budgets: readonly number[];
  /** Learns outcomes for the AIPW effects. */
  readonly outcome: Learner;
  readonly seed: number;
  readonly folds?: number;
  /** Probability with which each row was treated; the observed share when absent. */
  readonly propensity?: ArrayLike<number>;
  /** Rows that a rule scores no higher are never treated by it; without it every share is used up. */
  readonly above?: number;
}

/**
 * Chooses for each budget the rule to use, from a randomised trial alone: every rule is scored out of fold, and a challenger
 * wins only by {@link choosePolicy}. Returns one choice a budget.
 */
export function selectRule(
  trial: Trial,
  rules: ReadonlyMap<string, RuleFitter>,
  { incumbent, budgets, outcome, seed, folds = 3, propensity, above }: SelectOptions,
): PolicyChoice[] {
  requireTrial(trial);
  const fold = assignFolds(trial.features.rows, folds, seed);
  const effects = crossFitEffects(trial, outcome, { seed: seed + 1, folds, propensity });
  const scores = new Map([...rules].map(([name, fit]) => [name, crossFitScores(trial, fit, fold, folds)]));
  return budgets.map((share) => {
    const policies = new Map(
      [...scores].map(([name, each]) => [name, treatTopByFold(each, share, fold, folds, above)]),
    );
    return choosePolicy(effects, policies, incumbent);
  });
}
