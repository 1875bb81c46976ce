import { fitBoostedTrees } from "../response/fitBoostedTrees.ts";
import { predictTrees } from "../response/predictTrees.ts";
import type { Learner } from "./Learner.ts";

/** Boosted trees as a learner, with these options. */
export function treesLearner(options: Parameters<typeof fitBoostedTrees>[2]): Learner {
  return (features, targets) => {
    const model = fitBoostedTrees(features, targets, options);
    return (others) => predictTrees(model, others);
  };
}
