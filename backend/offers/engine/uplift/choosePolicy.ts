import { EngineError } from "../numeric/EngineError.ts";
import { comparePolicies } from "./comparePolicies.ts";
import type { PolicyChoice } from "./PolicyChoice.ts";

/**
 * The standing rule of the engine: a challenger replaces the incumbent only when the lower bound of its paired value, on
 * randomised rows neither of them learned from, is above zero. With several challengers the bound is Bonferroni's.
 * @param policies treat (1) or not (0) per row, by name; the incumbent is one of them.
 * @returns of several challengers that pass, the one with the highest bound
 * @throws EngineError `Empty` when the incumbent is not among the policies.
 */
export function choosePolicy(
  effects: ArrayLike<number>,
  policies: ReadonlyMap<string, ArrayLike<number>>,
  incumbent: string,
): PolicyChoice {
  const standing = policies.get(incumbent);
  if (!standing) throw new EngineError("Empty", `there is no policy called ${incumbent}: give the incumbent too`);
  // 1.96 becomes the quantile of 0.025 / (number of challengers); this bound on it is exact enough and errs to caution.
  const challengers = Math.max(1, policies.size - 1);
  const quantile = Math.sqrt(1.959963984540054 ** 2 + 2 * Math.log(challengers));
  let best = { challenger: incumbent, gain: { mean: 0, low: 0, high: 0 } };
  for (const [challenger, policy] of policies) {
    if (challenger === incumbent) continue;
    const { mean, error } = comparePolicies(effects, policy, standing);
    const gain = { mean, low: mean - quantile * error, high: mean + quantile * error };
    if (best.challenger === incumbent || gain.low > best.gain.low) best = { challenger, gain };
  }
  return { name: best.gain.low > 0 ? best.challenger : incumbent, ...best };
}
