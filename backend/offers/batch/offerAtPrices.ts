import type { FairAllocation } from "./allocateOffers.ts";
import type { OfferTable } from "./offerTable.ts";

/**
 * The offer a customer would get at the allocation's prices, -1 for none: for those held out, so that they are compared with customers
 * who were given an offer for the same reasons.
 */
export function offerAtPrices(
  { kinds, profitMinor, eligible }: OfferTable,
  { allocation, limitedRules }: FairAllocation,
  customer: number,
  segment: number,
): number {
  let [best, most] = [-1, 0];
  kinds.forEach((kind, j) => {
    const at = customer * kinds.length + j;
    if (eligible[at] === 0) return;
    let worth = profitMinor[at]! - allocation.prices[0]! * kind.worstCaseMinor - (allocation.groupPrices[segment] ?? 0);
    limitedRules.forEach((rule, k) => {
      if (rule === kind.rule) worth -= allocation.prices[k + 1]! * kind.uses;
    });
    if (worth > most) [best, most] = [j, worth];
  });
  return best;
}
