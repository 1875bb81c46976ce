import type { Rule } from "#sdk";
import { POINT_COST_MINOR } from "./worstCase.ts";

/**
 * What an offer costs on one order, in minor units.
 * @param value the personal value, or the rule's own
 * @param basketMinor the order at list prices; raised to what the rule asks for
 */
export function expectedCost(rule: Rule, value: number, basketMinor: number): number {
  const { cap = 0, every = 0, perOrder = 0, minSpend = 0 } = rule;
  const spend = Math.max(basketMinor, minSpend);
  const most = cap === 0 ? Number.MAX_SAFE_INTEGER : cap;
  if (rule.kind === "PercentOff") return Math.min(most, Math.floor((spend * value) / 10_000));
  const uses =
    every === 0 ? 1 : Math.min(Math.floor(spend / every), perOrder === 0 ? Number.MAX_SAFE_INTEGER : perOrder);
  return Math.min(most, uses * value) * (rule.kind === "Points" ? POINT_COST_MINOR : 1);
}
