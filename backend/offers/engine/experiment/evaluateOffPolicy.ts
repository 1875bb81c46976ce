import { type PairedInterval, pairedInterval } from "../measure/pairedInterval.ts";
import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

interface LoggedDecisions {
  readonly reward: ArrayLike<number>;
  /** Probability with which the logged arm had been chosen, above 0. */
  readonly propensity: ArrayLike<number>;
  /** Probability with which the policy in question would choose that arm. */
  readonly target: ArrayLike<number>;
  /** A model's reward of the logged arm, and of the policy in question on the same customer; for the doubly robust value. */
  readonly expectedLogged?: ArrayLike<number>;
  readonly expectedTarget?: ArrayLike<number>;
}

interface PolicyValues {
  /** Inverse propensity weighting (Horvitz & Thompson 1952): unbiased, noisy. */
  readonly ipw: PairedInterval;
  /** Self-normalised (Swaminathan & Joachims 2015): a little bias for much less noise; interval by the delta method. */
  readonly snipw: PairedInterval;
  /** Doubly robust (Dudík, Langford & Li 2011); null without a model. */
  readonly doublyRobust: PairedInterval | null;
}

/**
 * What another policy would have earned a decision, from decisions logged with their propensities, with 95 % intervals.
 * @throws EngineError on bad input, `Range` for a propensity that is not above 0 and at most 1.
 */
export function evaluateOffPolicy({
  reward,
  propensity,
  target,
  expectedLogged,
  expectedTarget,
}: LoggedDecisions): PolicyValues {
  requireFinite(reward, "reward", 2);
  requireFinite(propensity, "propensity");
  requireFinite(target, "target");
  requireSameLength(reward, propensity, "reward and propensity");
  requireSameLength(reward, target, "reward and target");
  const weight = Float64Array.from(propensity, (p, i) => {
    if (!(p > 0 && p <= 1))
      throw new EngineError("Range", `propensity[${i}] is ${p}: log probabilities above 0 and at most 1`);
    return target[i]! / p;
  });
  const mean = weight.reduce((sum, w) => sum + w, 0) / weight.length;
  if (mean === 0)
    throw new EngineError("Constant", "the policy never chooses a logged arm: its value cannot be known from this log");
  const ratio = weight.reduce((sum, w, i) => sum + w * reward[i]!, 0) / weight.length / mean;
  const deviations = pairedInterval(weight.map((w, i) => (w * (reward[i]! - ratio)) / mean));
  const shift = ratio - deviations.mean;
  return {
    ipw: pairedInterval(weight.map((w, i) => w * reward[i]!)),
    snipw: { mean: ratio, error: deviations.error, low: deviations.low + shift, high: deviations.high + shift },
    doublyRobust: robust(weight, reward, expectedLogged, expectedTarget),
  };
}

function robust(
  weight: Float64Array,
  reward: ArrayLike<number>,
  logged: ArrayLike<number> | undefined,
  target: ArrayLike<number> | undefined,
): PairedInterval | null {
  if (!logged || !target) return null;
  requireFinite(logged, "expectedLogged");
  requireFinite(target, "expectedTarget");
  requireSameLength(reward, logged, "reward and expectedLogged");
  requireSameLength(reward, target, "reward and expectedTarget");
  return pairedInterval(weight.map((w, i) => target[i]! + w * (reward[i]! - logged[i]!)));
}
