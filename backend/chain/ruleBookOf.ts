import { type ContractFunctionReturnType, hexToString } from "viem";
import { KINDS, type Rule, type RuleBook } from "#sdk";
import type { promotionAbi } from "#sdk/abi";

type ChainBook = ContractFunctionReturnType<typeof promotionAbi, "view", "terms">["book"];

/** The rule book as the SDK has it, from what `Promotion.terms` answers. */
export function ruleBookOf(book: ChainBook): RuleBook {
  return {
    currency: hexToString(book.currency, { size: 3 }),
    startsAt: Number(book.startsAt),
    endsAt: Number(book.endsAt),
    maxDiscountBps: book.maxDiscountBps,
    rules: book.rules.map((rule): Rule => ({
      kind: KINDS[rule.kind]!,
      lane: rule.lane,
      selector: rule.selector,
      trigger: rule.trigger,
      minSpend: Number(rule.minSpend),
      minQuantity: Number(rule.minQuantity),
      every: Number(rule.every),
      value: Number(rule.value),
      personal: rule.personal,
      cap: Number(rule.cap),
      buy: Number(rule.buy),
      get: Number(rule.get),
      perOrder: Number(rule.perOrder),
      perAccount: Number(rule.perAccount),
      limit: Number(rule.limit),
      from: Number(rule.from),
      until: Number(rule.until),
      minTier: rule.minTier,
      audience: rule.audience,
    })),
  };
}
