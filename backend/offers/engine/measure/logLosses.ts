import { requireFinite } from "../numeric/requireFinite.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

/** Negative log likelihood of each 0/1 label under its probability (nats); probabilities are kept 1e-12 from 0 and 1. */
export function logLosses(probabilities: ArrayLike<number>, labels: ArrayLike<number>): Float64Array {
  requireFinite(probabilities, "probabilities");
  requireSameLength(probabilities, labels, "probabilities and labels");
  return Float64Array.from(probabilities, (probability, i) => {
    const p = Math.min(Math.max(probability, 1e-12), 1 - 1e-12);
    return labels[i] === 1 ? -Math.log(p) : -Math.log(1 - p);
  });
}
