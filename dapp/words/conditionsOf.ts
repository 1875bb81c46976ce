import type { Rule } from "#sdk";
import type { Words } from "./Words.ts";

/** The conditions and ceilings of a rule, each in a few words. */
export function conditionsOf(rule: Rule, { t, f, group }: Words): string[] {
  const on = group(rule.trigger ?? 0n);
  const all: [number | undefined, (value: number) => string][] = [
    // A least spend of one minor unit only says that free baskets earn nothing.
    [rule.minSpend === 1 ? 0 : rule.minSpend, (value) => t("condition.minSpend", { amount: f.money(value), on })],
    [rule.minQuantity, (value) => t("condition.minQuantity", { count: value, on })],
    [rule.minTier, (value) => t("condition.tier", { tier: f.number(value) })],
    [rule.audience, () => t(rule.personal ? "condition.personal" : "condition.invited")],
    [rule.cap, (value) => t("condition.cap", { amount: isMoney(rule) ? f.money(value) : f.number(value) })],
    [rule.perOrder, (value) => t("condition.perOrder", { count: value })],
    [rule.perAccount, (value) => t("condition.perAccount", { count: value })],
    [rule.limit, (value) => t("condition.limit", { count: value })],
    [rule.from, (value) => t("condition.from", { day: f.day(value) })],
    [rule.until, (value) => t("condition.until", { day: f.moment(value) })],
  ];
  return all.flatMap(([value, say]) => (value ? [say(value)] : []));
}

const isMoney = (rule: Rule) => rule.kind !== "Points" && rule.kind !== "Tickets";
