import type { Rule } from "./RuleBook.ts";

/** A rule with every field written out. */
export type CompleteRule = Required<Rule>;

const NOTHING: Omit<CompleteRule, "kind"> = {
  lane: 0,
  personal: false,
  value: 0,
  selector: 0n,
  every: 0,
  minSpend: 0,
  cap: 0,
  trigger: 0n,
  audience: 0,
  perOrder: 0,
  limit: 0,
  perAccount: 0,
  buy: 0,
  get: 0,
  minTier: 0,
  from: 0,
  until: 0,
  minQuantity: 0,
};

/** Writes 0 or false into every absent field. */
export function completeRule(rule: Rule): CompleteRule {
  return { ...NOTHING, ...rule };
}
