import { chooseTargeting } from "../offers/batch/chooseTargeting.ts";
import type { OfferTrial } from "../offers/batch/OfferTrial.ts";
import type { TargetingReport } from "../offers/batch/TargetingReport.ts";

/** By which rule to choose customers when offers suffice for a few of them, for most, and for all. */
export function targetingByShare(trial: OfferTrial): TargetingReport[] {
  return chooseTargeting(trial, [0.3, 0.6, 1]);
}
