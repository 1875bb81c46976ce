import type { BasketLine, PriceResult } from "#sdk";
import type { Campaign } from "../chain/Campaigns.ts";
import { explainOutcome } from "./explainOutcome.ts";
import type { QuoteAnswer } from "./QuoteAnswer.ts";
import { ruleTitle } from "./ruleTitle.ts";

/** What every rule did, with a title and a sentence. */
export function outcomesOf(
  campaign: Campaign,
  basket: { lines: readonly BasketLine[]; tier: number; audiences: Readonly<Record<string, number>> },
  result: PriceResult,
  heldUntil: Readonly<Record<number, number>>,
): QuoteAnswer["outcomes"] {
  return campaign.book.book.rules.map((rule, index) => {
    const outcome = result.rules[index]!;
    const until = outcome.reason === "SoldOut" ? heldUntil[index] : undefined;
    const personal = rule.personal === true ? (basket.audiences[rule.audience ?? 0] ?? 0) : 0;
    const value = personal > 0 ? Math.min(personal, rule.value ?? 0) : rule.value;
    return {
      rule: index,
      kind: rule.kind,
      reason: outcome.reason,
      gain: outcome.gain,
      uses: outcome.uses,
      title: ruleTitle(rule, value),
      explanation: explainOutcome({ rule, outcome, lines: basket.lines, tier: basket.tier, heldUntil: until }),
      heldUntil: until ?? null,
    };
  });
}
