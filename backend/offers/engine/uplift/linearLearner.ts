import { fitLinear } from "../response/fitLinear.ts";
import { predictLinear } from "../response/predictLinear.ts";
import type { Learner } from "./Learner.ts";

/** Least squares with a ridge as a learner of amounts. */
export function linearLearner(ridge: number): Learner {
  return (features, targets) => {
    const model = fitLinear(features, targets, ridge);
    return (others) => predictLinear(model, others);
  };
}
