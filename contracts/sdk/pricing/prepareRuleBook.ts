import type { CompleteRule } from "./completeRule.ts";
import { evaluationOrder, familyOf } from "./evaluationOrder.ts";
import type { LineSet } from "./LineSet.ts";
import { LineSets } from "./LineSets.ts";
import { KINDS, type RuleBook } from "./RuleBook.ts";
import { validateRuleBook } from "./validateRuleBook.ts";

/** No basket has more units, so that sums of two of them stay exact. */
const MORE_UNITS_THAN_ANY_BASKET = 2 ** 40;
const ALL_TAGS = 2n ** 64n - 1n;

/** A rule as the evaluation wants it: no absent limits, windows resolved; selector, trigger, parts, others are numbers of sets. */
export interface PreparedRule {
  readonly index: number;
  /** Position in KINDS. */
  readonly kind: number;
  /** Equal for rules of one lane, ascending in the order of evaluation. */
  readonly lane: number;
  readonly selector: number;
  readonly trigger: number;
  /** One set for each bit of a bundle's selector, ascending; a line belongs to the lowest bit that it shares. */
  readonly parts: readonly number[];
  /** BuyXGetY over one set of lines. */
  readonly sameSet: boolean;
  /** In BuyXGetY, the trigger lines that are no targets. */
  readonly others: number;
  readonly minSpend: number;
  readonly minQuantity: number;
  readonly every: number;
  readonly value: number;
  readonly personal: boolean;
  readonly cap: number;
  readonly buy: number;
  readonly get: number;
  /** Uses allowed in one order: perOrder, and once for kinds that an absent `every` lets apply once. */
  readonly perOrder: number;
  /** Uses left when the context does not say. */
  readonly unused: number;
  readonly from: number;
  readonly until: number;
  readonly minTier: number;
  readonly audience: number;
}

/** A rule book ready to price many baskets. */
export interface PreparedRuleBook {
  readonly book: RuleBook;
  readonly maxDiscountBps: number;
  /** In the order of evaluation. */
  readonly rules: readonly PreparedRule[];
  readonly sets: readonly LineSet[];
}

/**
 * Validates a rule book and prepares it for `price`.
 * @throws RuleBookError naming rule and field of what could not be launched
 */
export function prepareRuleBook(book: RuleBook): PreparedRuleBook {
  const rules = validateRuleBook(book);
  const sets = new LineSets();
  return {
    book,
    maxDiscountBps: book.maxDiscountBps ?? 0,
    rules: evaluationOrder(rules).map((index) => prepareRule(rules[index]!, index, book, sets)),
    sets: sets.all,
  };
}

function prepareRule(rule: CompleteRule, index: number, book: RuleBook, sets: LineSets): PreparedRule {
  const isBuyXGetY = rule.kind === "BuyXGetY";
  const isBundle = rule.kind === "BundlePrice" || rule.kind === "BundlePercent";
  const appliesOnce =
    rule.every === 0 && (rule.kind === "AmountOff" || rule.kind === "Points" || rule.kind === "Tickets");
  const trigger = isBuyXGetY && rule.trigger === 0n ? rule.selector : rule.trigger;
  return {
    index,
    kind: KINDS.indexOf(rule.kind),
    lane: familyOf(rule.kind) * 16 + rule.lane,
    selector: sets.numberOf(rule.selector),
    trigger: sets.numberOf(trigger),
    parts: isBundle ? bitsOf(rule.selector).map((bit) => sets.numberOf(bit, rule.selector & (bit - 1n))) : [],
    sameSet: trigger === rule.selector,
    others: isBuyXGetY ? sets.numberOf(trigger, rule.selector === 0n ? ALL_TAGS : rule.selector) : 0,
    minSpend: rule.minSpend,
    minQuantity: Math.max(1, rule.minQuantity),
    every: rule.every,
    value: rule.value,
    personal: rule.personal,
    cap: orInfinity(rule.cap),
    buy: Math.min(rule.buy, MORE_UNITS_THAN_ANY_BASKET),
    get: Math.min(rule.get, MORE_UNITS_THAN_ANY_BASKET),
    perOrder: appliesOnce ? 1 : orInfinity(rule.perOrder),
    unused: Math.min(orInfinity(rule.limit), orInfinity(rule.perAccount)),
    from: rule.from === 0 ? (book.startsAt ?? 0) : rule.from,
    until: orInfinity(rule.until === 0 ? (book.endsAt ?? 0) : rule.until),
    minTier: rule.minTier,
    audience: rule.audience,
  };
}

function bitsOf(mask: bigint): bigint[] {
  return Array.from({ length: 64 }, (_, bit) => 1n << BigInt(bit)).filter((bit) => (mask & bit) !== 0n);
}

function orInfinity(limit: number): number {
  return limit === 0 ? Infinity : limit;
}
