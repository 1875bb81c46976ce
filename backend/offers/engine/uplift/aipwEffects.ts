import { requireFinite } from "../numeric/requireFinite.ts";
import { requireRange } from "../numeric/requireRange.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

interface Nuisance {
  /** Expected outcome of each row untreated and treated, from models that did not see the row. */
  readonly untreated: ArrayLike<number>;
  readonly treated: ArrayLike<number>;
  /** Probability with which each row was treated, strictly between 0 and 1; one number where it was the same for all. */
  readonly propensity: number | ArrayLike<number>;
}

/**
 * Augmented inverse propensity scores: one unbiased number a row for the effect of treating it, whose mean over any group
 * estimates the group's effect (Robins, Rotnitzky & Zhao 1994; Athey & Wager 2021). Unbiased whatever the models say, as long
 * as the propensity is the experiment's.
 */
export function aipwEffects(
  treated: ArrayLike<number>,
  outcome: ArrayLike<number>,
  { untreated: without, treated: withIt, propensity }: Nuisance,
): Float64Array {
  requireFinite(outcome, "outcome");
  requireFinite(without, "untreated");
  requireFinite(withIt, "treated");
  requireSameLength(treated, outcome, "treated and outcome");
  requireSameLength(without, outcome, "untreated and outcome");
  requireSameLength(withIt, outcome, "treated and outcome");
  if (typeof propensity !== "number") requireSameLength(propensity, outcome, "propensity and outcome");
  return Float64Array.from(outcome, (y, i) => {
    const chance = typeof propensity === "number" ? propensity : propensity[i]!;
    requireRange(chance, 1e-3, 1 - 1e-3, "propensity");
    const effect = withIt[i]! - without[i]!;
    if (treated[i] === 1) return effect + (y - withIt[i]!) / chance;
    return effect - (y - without[i]!) / (1 - chance);
  });
}
