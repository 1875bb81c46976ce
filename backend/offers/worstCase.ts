import type { Rule } from "#sdk";

/** What a point costs the shop at most, in minor units: it buys one unit of currency for every hundred. */
export const POINT_COST_MINOR = 1;

/**
 * The most that an offer can cost the shop for one account over the whole campaign, in minor units.
 * @param value the personal value, or the rule's own
 * @returns undefined when nothing bounds it: such a rule is not offered under a budget
 */
export function worstCase(rule: Rule, value: number): number | undefined {
  const { kind, cap = 0, perAccount = 0, every = 0, perOrder = 0 } = rule;
  if (perAccount === 0) return undefined;
  if (kind === "PercentOff") return cap === 0 ? undefined : cap * perAccount;
  if (kind !== "AmountOff" && kind !== "Points") return undefined;
  // `perAccount` counts uses; an order has as many as `every` and `perOrder` allow.
  const usesPerOrder = every === 0 ? 1 : perOrder === 0 ? perAccount : Math.min(perOrder, perAccount);
  const perUse = cap === 0 ? value : Math.min(value, cap);
  return perUse * Math.max(usesPerOrder, perAccount) * (kind === "Points" ? POINT_COST_MINOR : 1);
}
