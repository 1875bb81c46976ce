import type { BasketLine, Reason, Rule, RuleOutcome } from "#sdk";
import { money } from "./money.ts";

type Words = { en: string; zh: string };
type Facts = {
  rule: Rule;
  outcome: RuleOutcome;
  lines: readonly BasketLine[];
  tier: number;
  heldUntil: number | undefined;
};

const dateOf = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 16).replace("T", " ")} UTC`;

function triggered({ rule, lines }: Facts): BasketLine[] {
  const trigger = rule.trigger ?? 0n;
  return lines.filter((line) => trigger === 0n || (line.tags & trigger) !== 0n);
}

function gained({ rule, outcome }: Facts): Words {
  if (rule.kind === "Points") return { en: `Gives ${outcome.gain} points.`, zh: `获得 ${outcome.gain} 积分。` };
  if (rule.kind === "Tickets") return { en: `Gives ${outcome.gain} tickets.`, zh: `获得 ${outcome.gain} 张抽奖券。` };
  return { en: `Takes off ${money(outcome.gain)}.`, zh: `优惠 ${money(outcome.gain)}。` };
}

const explanations: Record<Reason, (facts: Facts) => Words> = {
  Applied: gained,
  NotStarted: ({ rule }) =>
    rule.from
      ? { en: `Begins at ${dateOf(rule.from)}.`, zh: `${dateOf(rule.from)} 开始。` }
      : { en: "Has not begun yet.", zh: "尚未开始。" },
  Ended: ({ rule }) =>
    rule.until
      ? { en: `Ended at ${dateOf(rule.until)}.`, zh: `已于 ${dateOf(rule.until)} 结束。` }
      : { en: "Has ended.", zh: "已结束。" },
  TierTooLow: ({ rule, tier }) => ({
    en: `For members of tier ${rule.minTier}; yours is ${tier}.`,
    zh: `需要会员等级 ${rule.minTier}，您目前是 ${tier} 级。`,
  }),
  NotInAudience: () => ({ en: "A personal offer that you do not have.", zh: "这是您尚未获得的专属优惠。" }),
  SoldOut: ({ heldUntil }) =>
    heldUntil === undefined
      ? { en: "All of it has been used.", zh: "名额已用完。" }
      : {
          en: `Held by a basket at the checkout until ${dateOf(heldUntil)}.`,
          zh: `已被结算中的订单占用，最迟 ${dateOf(heldUntil)} 释放。`,
        },
  SpendTooLow: (facts) => {
    const spend = triggered(facts).reduce((sum, line) => sum + line.price * line.quantity, 0);
    const need = facts.rule.minSpend ?? 0;
    return spend < need
      ? { en: `Spend ${money(need - spend)} more to get it.`, zh: `再消费 ${money(need - spend)} 即可享受。` }
      : {
          en: `After the other discounts the basket is below ${money(need)}.`,
          zh: `扣除其他优惠后未满 ${money(need)}。`,
        };
  },
  QuantityTooLow: (facts) => {
    const missing = Math.max(
      1,
      (facts.rule.minQuantity ?? 1) - triggered(facts).reduce((sum, line) => sum + line.quantity, 0),
    );
    return { en: `Add ${missing} more of the right items to get it.`, zh: `再加 ${missing} 件指定商品即可享受。` };
  },
  NoEffect: () => ({ en: "Changes nothing in this basket.", zh: "对当前购物篮没有影响。" }),
  BeatenInLane: (facts) => {
    const would = gained(facts);
    return {
      en: `A better offer applies instead. Alone: ${would.en}`,
      zh: `已采用更优惠的一项。单独使用：${would.zh}`,
    };
  },
  CampaignCapReached: () => ({
    en: "The most this campaign takes off an order is reached.",
    zh: "已达到本活动的单笔最高优惠。",
  }),
};

/** Why a rule did what it did, in a sentence for the customer. */
export function explainOutcome(facts: Facts): Words {
  return explanations[facts.outcome.reason](facts);
}
