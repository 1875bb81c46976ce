import type { Kind, Rule } from "./RuleBook.ts";

/** The numeric fields of a rule in the order of its compact encoding, most used first. */
export const RULE_FIELDS = [
  "value",
  "selector",
  "every",
  "minSpend",
  "cap",
  "trigger",
  "audience",
  "perOrder",
  "limit",
  "perAccount",
  "buy",
  "get",
  "minTier",
  "from",
  "until",
  "minQuantity",
] as const satisfies readonly (keyof Rule)[];

export type RuleField = (typeof RULE_FIELDS)[number];

/** Fields that only some kinds use; every other field is used by every kind. */
export const KINDS_USING: Partial<Record<RuleField, readonly Kind[]>> = {
  every: ["AmountOff", "UnitPrice", "Points", "Tickets"],
  buy: ["BuyXGetY"],
  get: ["BuyXGetY"],
  perOrder: ["AmountOff", "UnitPrice", "BuyXGetY", "BundlePrice", "BundlePercent", "Points", "Tickets"],
  selector: ["PercentOff", "AmountOff", "UnitPrice", "BuyXGetY", "BundlePrice", "BundlePercent"],
};

/** The largest value of a field; every other number goes to 2^53 - 1. */
export const FIELD_MAX: Partial<Record<keyof Rule, number>> = { lane: 15, minTier: 255, audience: 255 };
