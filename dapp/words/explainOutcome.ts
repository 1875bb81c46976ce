import type { BasketLine, Reason, Rule, RuleBook, RuleOutcome } from "#sdk";
import { spendOf } from "./spendOf.ts";
import type { Words } from "./Words.ts";

interface Situation {
  book: RuleBook;
  rule: Rule;
  outcome: RuleOutcome;
  lines: readonly BasketLine[];
  tier: number;
}

/** One sentence on what a rule did to a basket, or what it would take for it to do something. */
export function explainOutcome(situation: Situation, words: Words): string {
  return sentences[situation.outcome.reason](situation, words);
}

const sentences: Record<Reason, (situation: Situation, words: Words) => string> = {
  Applied: ({ rule, outcome }, words) => words.t("outcome.applied", { gain: gainOf(rule, outcome.gain, words) }),
  NotStarted: ({ rule, book }, { t, f }) =>
    t("outcome.notStarted", { when: f.moment(rule.from || book.startsAt || 0) }),
  Ended: ({ rule, book }, { t, f }) => t("outcome.ended", { when: f.moment(rule.until || book.endsAt || 0) }),
  TierTooLow: ({ rule, tier }, { t, f }) =>
    t("outcome.tier", { needed: f.number(rule.minTier ?? 0), tier: f.number(tier) }),
  NotInAudience: ({ rule }, { t }) => t(rule.personal ? "outcome.notPersonal" : "outcome.notInvited"),
  SoldOut: ({ rule }, { t }) => t(rule.limit && !rule.perAccount ? "outcome.soldOut" : "outcome.used"),
  SpendTooLow: ({ rule, lines }, { t, f, group }) => {
    const trigger = triggerOf(rule);
    const needed = rule.minSpend ?? 0;
    const missing = needed - spendOf(lines, trigger).spend;
    // At list prices it is enough; other discounts, which come first, took it below.
    if (missing <= 0) return t("outcome.spendAfter", { needed: f.money(needed) });
    return t("outcome.spend", { missing: f.money(missing), on: group(trigger) });
  },
  QuantityTooLow: ({ rule, lines }, { t, group }) => {
    const trigger = triggerOf(rule);
    const missing = Math.max(1, rule.minQuantity ?? 0) - spendOf(lines, trigger).units;
    return t("outcome.units", { missing: Math.max(1, missing), on: group(trigger) });
  },
  NoEffect: ({ rule }, { t, group }) => t("outcome.noEffect", { what: group(rule.selector ?? 0n) }),
  BeatenInLane: ({ rule, outcome }, words) => words.t("outcome.beaten", { gain: gainOf(rule, outcome.gain, words) }),
  CampaignCapReached: ({ book }, { t, f }) => t("outcome.cap", { rate: f.rate(book.maxDiscountBps ?? 0) }),
};

function gainOf(rule: Rule, gain: number, { t, f }: Words): string {
  if (rule.kind === "Points") return t("gain.points", { count: gain });
  if (rule.kind === "Tickets") return t("gain.tickets", { count: gain });
  return f.money(gain);
}

/** The lines a rule's conditions look at. */
function triggerOf(rule: Rule): bigint {
  return (rule.kind === "BuyXGetY" ? rule.trigger || rule.selector : rule.trigger) ?? 0n;
}
