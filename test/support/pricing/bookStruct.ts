import { stringToHex } from "viem";
import { KINDS, type RuleBook } from "#sdk";
import { completeRule } from "#sdk/pricing/completeRule";

/** A rule book as the contract's struct. */
export function bookStruct({ currency = "", startsAt = 0, endsAt = 0, maxDiscountBps = 0, rules }: RuleBook) {
  return {
    currency: stringToHex(currency, { size: 3 }),
    startsAt,
    endsAt,
    maxDiscountBps,
    rules: rules.map((rule) => ({ ...completeRule(rule), kind: KINDS.indexOf(rule.kind) })),
  };
}
