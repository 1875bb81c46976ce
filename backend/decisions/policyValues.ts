import { evaluateOffPolicy } from "../offers/engine/experiment/evaluateOffPolicy.ts";
import { crossFitOutcomes } from "../offers/engine/uplift/crossFitOutcomes.ts";
import { targetingFeatures } from "../offers/batch/targetingFeatures.ts";
import { profitLearner } from "../offers/batch/targetingRules.ts";
import type { LoggedProfit } from "./LoggedProfit.ts";

const policies = [
  { name: { en: "Everybody gets their offer", zh: "所有人都获得优惠" }, heldOut: false },
  { name: { en: "Nobody gets an offer", zh: "无人获得优惠" }, heldOut: true },
];

/** Of whom nothing is known any more. */
const unknown = { segment: "", chanceAlone: 0, responseMinor: 0 };

type Estimate = { mean: number; low: number; high: number };

const estimateOf = ({ mean, low, high }: Estimate) => ({ perCustomerMinor: mean, lowMinor: low, highMinor: high });

/** What a customer is expected to bring held out and not, by what the batch knew before; each from the others' outcomes. */
function expectedProfits(logged: readonly Pick<LoggedProfit, "heldOut" | "profit" | "before">[]) {
  const before = logged.map((decision) => decision.before ?? unknown);
  const segments = [...new Set(before.map(({ segment }) => segment))].sort();
  const trial = {
    features: targetingFeatures(before, segments),
    treated: logged.map(({ heldOut }) => (heldOut ? 0 : 1)),
    outcome: logged.map(({ profit }) => profit),
  };
  return crossFitOutcomes(trial, profitLearner, { seed: 1 });
}

/**
 * What a customer would have brought under other policies than the one that was followed, each with its 95 % intervals, from the log alone.
 * @throws EngineError when the log has hardly anybody of one of the groups
 */
export function policyValues(logged: readonly Pick<LoggedProfit, "heldOut" | "propensity" | "profit" | "before">[]) {
  const { untreated, treated } = expectedProfits(logged);
  return policies.map(({ name, heldOut }) => {
    const { ipw, snipw, doublyRobust } = evaluateOffPolicy({
      reward: logged.map(({ profit }) => profit),
      propensity: logged.map(({ propensity }) => propensity),
      target: logged.map((decision) => (decision.heldOut === heldOut ? 1 : 0)),
      expectedLogged: logged.map((decision, i) => (decision.heldOut ? untreated : treated)[i]!),
      expectedTarget: heldOut ? untreated : treated,
    });
    return { name, ipw: estimateOf(ipw), snipw: estimateOf(snipw), doublyRobust: estimateOf(doublyRobust!) };
  });
}
