import { priceBasket } from "#sdk";
import type { SettlementFacts } from "../../check/SettlementFacts.ts";
import type { CampaignUsage } from "./readUsage.ts";

/** A statement about a whole campaign. */
export interface CampaignSum {
  name: "uses" | "limit" | "points" | "budget";
  right: boolean;
  values: Record<string, number>;
}

/** The campaign's counters against the sums over its settlements, and against its limits and its budget. */
export function checkSums(usage: CampaignUsage, settlements: readonly SettlementFacts[]): CampaignSum[] {
  const results = settlements.map(({ bookInCode, order }) => priceBasket(bookInCode, order));
  const points = settlements.reduce((sum, { order }) => sum + order.points, 0);
  const byRule = Object.entries(usage.uses).flatMap(([key, counted]): CampaignSum[] => {
    const index = Number(key);
    const limit = usage.book.rules[index]?.limit ?? 0;
    const applied = results.flatMap((result) =>
      result.rules[index]?.reason === "Applied" ? [result.rules[index].uses] : [],
    );
    const summed = applied.reduce((sum, uses) => sum + uses, 0);
    const values = { rule: index + 1, counted, summed, limit };
    return [
      { name: "uses", right: counted === summed, values },
      { name: "limit", right: counted <= limit, values },
    ];
  });
  const values = { points, given: usage.given, budget: usage.budget };
  return [
    ...byRule,
    { name: "points", right: points === usage.given, values },
    { name: "budget", right: usage.given <= usage.budget, values },
  ];
}
