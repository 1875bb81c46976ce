import type { Decision, DecisionReason } from "./Decision.ts";
import type { DecisionArm } from "./DecisionArm.ts";
import type { Eligible } from "./Eligible.ts";
import type { OpenBatch } from "./OpenBatch.ts";

const nothing: DecisionArm = { offer: null, worthMinor: 0, worstCaseMinor: 0 };

const reasons: Record<Exclude<DecisionReason["code"], "Offered">, DecisionReason> = {
  HeldOut: {
    code: "HeldOut",
    en: "There is no personal offer this time: by lot, some customers get none, so that we see whether offers do any good.",
    zh: "本次没有专属优惠：我们随机让部分客户不获得优惠，以便了解优惠是否有效。",
  },
  NothingFits: {
    code: "NothingFits",
    en: "There is no personal offer that fits you at the moment.",
    zh: "目前没有适合您的专属优惠。",
  },
  BudgetSpent: {
    code: "BudgetSpent",
    en: "This round of offers is spent.",
    zh: "本轮优惠已发完。",
  },
};

/**
 * Decides for one customer, from what the batch has committed and what is left of its budget: of the offers that can still be paid the
 * one that is worth most after the price of what it takes from the budget. Pure, so that a logged decision can be made again.
 * @param leftMinor of the batch's budget
 */
export function decide(
  eligible: Pick<Eligible, "heldOut" | "offers" | "expectedProfitMinor">,
  leftMinor: number,
  { budgetPrice, holdoutShare }: Pick<OpenBatch, "budgetPrice" | "holdoutShare">,
): Decision {
  const without = (code: keyof typeof reasons, propensity: number): Decision => ({
    arms: [nothing],
    chosen: 0,
    propensity,
    heldOut: code === "HeldOut",
    reason: reasons[code],
    reservedMinor: 0,
  });
  if (eligible.heldOut) return without("HeldOut", holdoutShare);
  if (eligible.offers.length === 0) return without("NothingFits", 1);
  const open = eligible.offers.filter((offer) => offer.worstCaseMinor <= leftMinor);
  if (open.length === 0) return without("BudgetSpent", 1);
  const arms = open.map(({ rule, audience, value, worstCaseMinor }): DecisionArm => ({
    offer: { rule, audience, value },
    worthMinor: Math.round(eligible.expectedProfitMinor - budgetPrice * worstCaseMinor),
    worstCaseMinor,
  }));
  const chosen = arms.reduce((best, arm, index) => (arm.worthMinor > arms[best]!.worthMinor ? index : best), 0);
  return {
    arms: [...arms, nothing],
    chosen,
    propensity: 1 - holdoutShare,
    heldOut: false,
    reason: { code: "Offered", ...open[chosen]!.reason },
    reservedMinor: open[chosen]!.worstCaseMinor,
  };
}
