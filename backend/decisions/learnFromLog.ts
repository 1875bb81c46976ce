import type { OfferTrial } from "../offers/batch/OfferTrial.ts";
import type { LoggedProfit } from "./LoggedProfit.ts";
import { policyValues } from "./policyValues.ts";
import { targetingByShare } from "./targetingByShare.ts";

/** What takes long to learn from logged decisions; `trial` is null where nothing is known of their customers. */
export function learnFromLog({ logged, trial }: { logged: readonly LoggedProfit[]; trial: OfferTrial | null }) {
  return { policies: policyValues(logged), targeting: trial === null ? [] : targetingByShare(trial) };
}
