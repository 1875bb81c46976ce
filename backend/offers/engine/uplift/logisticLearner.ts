import { fitLogistic } from "../response/fitLogistic.ts";
import { predictLogistic } from "../response/predictLogistic.ts";
import type { Learner } from "./Learner.ts";

/** Logistic regression as a learner of 0/1 outcomes. */
export function logisticLearner(ridge: number): Learner {
  return (features, targets) => {
    const model = fitLogistic(features, targets, { ridge });
    return (others) => predictLogistic(model, others);
  };
}
