import { PurchaseTable } from "../../../../backend/offers/batch/PurchaseTable.ts";
import { type Cut, cutOf } from "../../../../backend/offers/batch/Cut.ts";
import { onlinePurchases } from "./onlinePurchases.ts";

const dayOf = (date: string): number => Date.parse(date) / 86_400_000;

/**
 * The gift retailer's customers as the engine saw them at the beginning of some days, and what they did until another.
 * @param dates the day of the cut and the day that is no longer looked at, 2011-09-09
 */
export async function customerCuts(folder: string, dates: readonly (readonly [string, string])[]): Promise<Cut[]> {
  const purchases = await PurchaseTable.open(await onlinePurchases(folder));
  try {
    const cuts: Cut[] = [];
    for (const [from, until] of dates) {
      const days = dayOf(until) - dayOf(from);
      cuts.push(cutOf(await purchases.customersAt(dayOf(from), days), days));
    }
    return cuts;
  } finally {
    purchases.close();
  }
}
