import { requireFinite } from "../numeric/requireFinite.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

/** Mean negative log likelihood of 0/1 labels under probabilities (nats a row); probabilities are kept 1e-12 from 0 and 1. */
export function logLoss(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  requireFinite(probabilities, "probabilities");
  requireSameLength(probabilities, labels, "probabilities and labels");
  let sum = 0;
  for (let i = 0; i < labels.length; i++) {
    const p = Math.min(Math.max(probabilities[i]!, 1e-12), 1 - 1e-12);
    sum -= labels[i]! === 1 ? Math.log(p) : Math.log(1 - p);
  }
  return sum / labels.length;
}
