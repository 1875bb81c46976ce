import { type PairedInterval, pairedInterval } from "../measure/pairedInterval.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

/**
 * Value of a challenger policy minus the incumbent's on the same randomised rows, per row, with its 95 % interval.
 * @param effects AIPW effects of the rows ({@link crossFitEffects}); policies treat (1) or not (0).
 */
export function comparePolicies(
  effects: ArrayLike<number>,
  challenger: ArrayLike<number>,
  incumbent: ArrayLike<number>,
): PairedInterval {
  requireSameLength(effects, challenger, "effects and challenger");
  requireSameLength(effects, incumbent, "effects and incumbent");
  return pairedInterval(Float64Array.from(effects, (effect, i) => effect * (challenger[i]! - incumbent[i]!)));
}
