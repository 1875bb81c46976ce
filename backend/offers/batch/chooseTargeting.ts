import { EngineError } from "../engine/numeric/EngineError.ts";
import { selectRule } from "../engine/uplift/selectRule.ts";
import type { OfferTrial } from "./OfferTrial.ts";
import type { TargetingReport } from "./TargetingReport.ts";
import { profitLearner, responseRule, targetingRules } from "./targetingRules.ts";

/** Customers in each group below which nothing is chosen. */
const LEAST = 100;

/**
 * Whether customers should be chosen by what an offer was seen to change (uplift) instead of by what the response model expects of it: only
 * where that surely earned more in the campaign's own randomised groups, out of fold. A rule gives nothing to who it expects a loss of.
 * @param shares of the trial's customers that offers suffice for; one answer each
 * @returns empty where there are too few customers, or no rule can be learned from them
 */
export function chooseTargeting(trial: OfferTrial, shares: readonly number[]): TargetingReport[] {
  const { treated, propensity } = trial;
  const customers = treated.length;
  const offered = Array.from(treated).filter((arm) => arm === 1).length;
  if (Math.min(offered, customers - offered) < LEAST) return [];
  const options = { incumbent: responseRule, budgets: shares, outcome: profitLearner, seed: 1, propensity, above: 0 };
  try {
    return selectRule(trial, targetingRules, options).map(({ name, challenger, gain }, k) => ({
      rule: name,
      challenger,
      share: shares[k]!,
      gain: { ...gain },
      customers,
    }));
  } catch (error) {
    if (error instanceof EngineError) return [];
    throw error;
  }
}
