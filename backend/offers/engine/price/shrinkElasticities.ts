import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

interface Shrunk {
  /** Mean over products with its standard error, and the spread of true elasticities between them. */
  readonly mean: number;
  readonly meanError: number;
  readonly deviation: number;
  /** One a product, with its standard error. */
  readonly elasticities: Float64Array;
  readonly errors: Float64Array;
}

/**
 * Shrinks noisy elasticities of many products towards their common mean by empirical Bayes: the spread between products comes
 * from the excess of the observed spread over the standard errors (DerSimonian & Laird 1986; Efron & Morris 1975).
 * @param estimates one a product, from separate regressions.
 * @param errors their standard errors, above 0.
 */
export function shrinkElasticities(estimates: ArrayLike<number>, errors: ArrayLike<number>): Shrunk {
  requireFinite(estimates, "estimates", 2);
  requireFinite(errors, "errors", 2);
  requireSameLength(estimates, errors, "estimates and errors");
  const weights = Float64Array.from(errors, (error, i) => {
    if (!(error > 0)) throw new EngineError("Range", `errors[${i}] is ${error}: give a positive standard error`);
    return 1 / (error * error);
  });
  const average = (by: Float64Array): number =>
    by.reduce((sum, weight, i) => sum + weight * estimates[i]!, 0) / by.reduce((sum, weight) => sum + weight, 0);
  const fixed = average(weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const squares = weights.reduce((sum, weight) => sum + weight * weight, 0);
  const excess =
    weights.reduce((sum, weight, i) => sum + weight * (estimates[i]! - fixed) ** 2, 0) - (weights.length - 1);
  const variance = Math.max(0, excess / (total - squares / total));
  const shrunk = weights.map((weight) => 1 / (variance + 1 / weight));
  const mean = average(shrunk);
  const trust = weights.map((weight) => variance / (variance + 1 / weight));
  return {
    mean,
    meanError: 1 / Math.sqrt(shrunk.reduce((sum, weight) => sum + weight, 0)),
    deviation: Math.sqrt(variance),
    elasticities: trust.map((share, i) => mean + share * (estimates[i]! - mean)),
    errors: trust.map((share, i) => Math.sqrt(share) * errors[i]!),
  };
}
