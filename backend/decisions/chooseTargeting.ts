import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { fitDrLearner } from "../offers/engine/uplift/fitDrLearner.ts";
import { fitResponseRule } from "../offers/engine/uplift/fitResponseRule.ts";
import { fitSLearner } from "../offers/engine/uplift/fitSLearner.ts";
import { fitTLearner } from "../offers/engine/uplift/fitTLearner.ts";
import { linearLearner } from "../offers/engine/uplift/linearLearner.ts";
import type { RuleFitter } from "../offers/engine/uplift/RuleFitter.ts";
import { selectRule } from "../offers/engine/uplift/selectRule.ts";
import type { Trial } from "../offers/engine/uplift/Trial.ts";

/** Customers in each group below which nothing is chosen, and in both above which an answer would take too long. */
const [LEAST, MOST] = [100, 100_000];

const shares = [0.3, 0.6];

const learner = linearLearner(10);

const rules = new Map<string, RuleFitter>([
  ["response", (trial) => fitResponseRule(trial, learner)],
  ["T-learner", (trial) => fitTLearner(trial, learner)],
  ["S-learner", (trial) => fitSLearner(trial, learner)],
  ["DR-learner", (trial) => fitDrLearner(trial, { outcome: learner, effect: learner, seed: 1 })],
]);

/** By which rule to choose the customers when offers suffice for a share of them. */
export type Targeting = { share: number; rule: string };

/**
 * Whether customers should be chosen by what an offer changes (uplift) instead of by what they will bring: only where that surely earned
 * more in the campaign's own randomised groups, out of fold.
 * @returns empty where there are too few customers, or too many to answer at once
 */
export function chooseTargeting(trial: Trial): Targeting[] {
  const treated = Array.from(trial.treated).filter((arm) => arm === 1).length;
  const all = trial.treated.length;
  if (Math.min(treated, all - treated) < LEAST || all > MOST) return [];
  try {
    const chosen = selectRule(trial, rules, { incumbent: "response", budgets: shares, outcome: learner, seed: 1 });
    return shares.map((share, k) => ({ share, rule: chosen[k]! }));
  } catch (error) {
    // Where nothing is known of the customers there is nothing to choose by.
    if (error instanceof EngineError) return [];
    throw error;
  }
}
