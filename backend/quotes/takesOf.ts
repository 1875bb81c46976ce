import type { PriceResult } from "#sdk";
import type { Campaign } from "../chain/Campaigns.ts";
import { POINTS_BUDGET_RULE } from "./pointsBudgetRule.ts";
import type { Take } from "./Take.ts";

/** The counters that an order with this result takes from: limits, limits per account, the mint budget. In the order in which they are locked. */
export function takesOf(campaign: Campaign, account: string, result: PriceResult): Take[] {
  const takes: Take[] = [];
  campaign.book.book.rules.forEach(({ limit = 0, perAccount = 0 }, rule) => {
    const outcome = result.rules[rule];
    if (outcome?.reason !== "Applied") return;
    if (limit > 0) takes.push({ rule, account: "", uses: outcome.uses, capacity: limit });
    if (perAccount > 0) takes.push({ rule, account: account.toLowerCase(), uses: outcome.uses, capacity: perAccount });
  });
  if (result.points > 0) {
    takes.push({ rule: POINTS_BUDGET_RULE, account: "", uses: result.points, capacity: campaign.mintBudget });
  }
  return takes;
}
