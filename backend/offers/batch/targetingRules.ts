import type { Matrix } from "../engine/numeric/Matrix.ts";
import { fitDrLearner } from "../engine/uplift/fitDrLearner.ts";
import { fitSLearner } from "../engine/uplift/fitSLearner.ts";
import { fitTLearner } from "../engine/uplift/fitTLearner.ts";
import { linearLearner } from "../engine/uplift/linearLearner.ts";
import type { RuleFitter } from "../engine/uplift/RuleFitter.ts";

/** Learns profits in minor units. */
export const profitLearner = linearLearner(10);

/** The rule that stands: the value that the response model gave, as it is. */
export const responseRule = "response";

/** Rules that put a value on giving a customer an offer, in minor units: the response model's and its challengers, which learn from a trial. */
export const targetingRules: ReadonlyMap<string, RuleFitter> = new Map<string, RuleFitter>([
  [
    responseRule,
    () =>
      ({ rows, columns, values }: Matrix) =>
        Float64Array.from({ length: rows }, (_, i) => values[i * columns]!),
  ],
  ["T-learner", (trial) => fitTLearner(trial, profitLearner)],
  ["S-learner", (trial) => fitSLearner(trial, profitLearner)],
  ["DR-learner", (trial) => fitDrLearner(trial, { outcome: profitLearner, effect: profitLearner, seed: 1 })],
]);
