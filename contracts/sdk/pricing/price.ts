import type { Basket, BasketLine, PriceContext } from "./Basket.ts";
import { BasketError } from "./BasketError.ts";
import { checkContext } from "./checkContext.ts";
import { entryOf } from "./entryOf.ts";
import { gainOf } from "./gainOf.ts";
import { loadBasket } from "./loadBasket.ts";
import { mulDiv } from "./mulDiv.ts";
import type { PreparedRule, PreparedRuleBook } from "./prepareRuleBook.ts";
import type { PricedLine, PriceResult, Reason, RuleOutcome } from "./PriceResult.ts";
import { KINDS } from "./RuleBook.ts";
import { Work } from "./Work.ts";

const POINTS = KINDS.indexOf("Points");
const TICKETS = KINDS.indexOf("Tickets");

/** Pricing never awaits, so one is enough. */
const work = new Work();

/**
 * The price of a basket under a rule book, exact to the last minor unit; twin of contracts/pricing/Pricing.sol.
 * @throws BasketError when the basket or its context is not valid, or when a result is above 2^53 - 1
 */
export function price(book: PreparedRuleBook, basket: Basket): PriceResult {
  const { context } = basket;
  checkContext(context);
  const lines = loadBasket(basket, work);
  work.begin(book.sets);
  const subtotal = work.left;
  const allowance = book.maxDiscountBps === 0 ? Infinity : mulDiv(subtotal, book.maxDiscountBps, 10_000);
  const outcomes = new Array<RuleOutcome>(book.rules.length);
  let points = 0;
  let tickets = 0;
  const { rules } = book;
  let next = 0;
  while (next < rules.length) {
    const { lane, kind } = rules[next]!;
    let best: RuleOutcome | undefined;
    for (; next < rules.length && rules[next]!.lane === lane; next++) {
      const rule = rules[next]!;
      const outcome = evaluate(rule, context, allowance - (subtotal - work.left));
      outcomes[rule.index] = outcome;
      if (outcome.gain === 0) continue;
      if (best === undefined || outcome.gain > best.gain) {
        work.keepAsBest();
        if (best !== undefined) best.reason = "BeatenInLane";
        best = outcome;
      } else outcome.reason = "BeatenInLane";
    }
    if (best === undefined) continue;
    if (kind === POINTS) points += best.gain;
    else if (kind === TICKETS) tickets += best.gain;
    else work.applyBest(best.gain);
    if (points > Number.MAX_SAFE_INTEGER || tickets > Number.MAX_SAFE_INTEGER)
      throw new BasketError(
        "ResultTooLarge",
        "points or tickets would be above 2^53 - 1; split the basket or cap the rule",
      );
  }
  return {
    subtotal,
    discount: subtotal - work.left,
    total: work.left,
    points,
    tickets,
    lines: pricedLines(lines),
    rules: outcomes,
  };
}

function evaluate(rule: PreparedRule, context: PriceContext, allowance: number): RuleOutcome {
  const personal = rule.audience === 0 ? undefined : entryOf("audiences", context.audiences, rule.audience);
  const available = entryOf("available", context.available, rule.index) ?? rule.unused;
  const refusal = refusalOf(rule, context, personal, available);
  if (refusal !== undefined) return nothing(refusal);
  const isPersonal = rule.personal && personal !== undefined && personal !== 0 && personal < rule.value;
  const gain = Math.min(gainOf(work, rule, isPersonal ? personal : rule.value, available), rule.cap);
  if (gain === 0) return nothing("NoEffect");
  if (rule.kind === POINTS || rule.kind === TICKETS) return { reason: "Applied", gain, uses: work.effect.uses };
  const allowed = Math.min(gain, allowance);
  return allowed === 0 ? nothing("CampaignCapReached") : { reason: "Applied", gain: allowed, uses: work.effect.uses };
}

/** The first condition that does not hold. */
function refusalOf(
  rule: PreparedRule,
  context: PriceContext,
  personal: number | undefined,
  available: number,
): Reason | undefined {
  if (context.time < rule.from) return "NotStarted";
  if (context.time >= rule.until) return "Ended";
  if ((context.tier ?? 0) < rule.minTier) return "TierTooLow";
  if (rule.audience !== 0 && personal === undefined) return "NotInAudience";
  if (available === 0) return "SoldOut";
  const spend = work.spendOf(rule.trigger);
  if (spend < rule.minSpend) return "SpendTooLow";
  // Where an amount is left there is a unit.
  if (spend > 0 && (rule.minQuantity === 1 || work.unitsOf(rule.trigger) >= rule.minQuantity)) return undefined;
  return "QuantityTooLow";
}

function nothing(reason: Reason): RuleOutcome {
  return { reason, gain: 0, uses: 0 };
}

function pricedLines(lines: readonly BasketLine[]): PricedLine[] {
  const priced = new Array<PricedLine>(lines.length);
  for (let i = 0; i < lines.length; i++) {
    const { sku, price, quantity } = lines[i]!;
    priced[i] = { sku, price, quantity, discount: price * quantity - work.remaining[i]! };
  }
  return priced;
}
