import { logLosses } from "./logLosses.ts";

/** Mean negative log likelihood of 0/1 labels under probabilities (nats a row); probabilities are kept 1e-12 from 0 and 1. */
export function logLoss(probabilities: ArrayLike<number>, labels: ArrayLike<number>): number {
  const losses = logLosses(probabilities, labels);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
