import { evaluateOffPolicy } from "../offers/engine/experiment/evaluateOffPolicy.ts";
import type { LoggedProfit } from "./LoggedProfit.ts";

const policies = [
  { name: { en: "Everybody gets their offer", zh: "所有人都获得优惠" }, heldOut: false },
  { name: { en: "Nobody gets an offer", zh: "无人获得优惠" }, heldOut: true },
];

/**
 * What a customer would have brought under other policies than the one that was followed, each with its 95 % interval, from the log alone
 * (self-normalised inverse propensities).
 * @throws EngineError when the log has nobody of one of the groups
 */
export function policyValues(logged: readonly Pick<LoggedProfit, "heldOut" | "propensity" | "profit">[]) {
  return policies.map(({ name, heldOut }) => {
    const { snipw } = evaluateOffPolicy({
      reward: logged.map(({ profit }) => profit),
      propensity: logged.map(({ propensity }) => propensity),
      target: logged.map((decision) => (decision.heldOut === heldOut ? 1 : 0)),
    });
    return { name, perCustomerMinor: snipw.mean, lowMinor: snipw.low, highMinor: snipw.high };
  });
}
