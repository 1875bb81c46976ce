import type { BasketLine } from "./Basket.ts";
import type { CompleteRule } from "./completeRule.ts";
import { familyOf } from "./evaluationOrder.ts";
import type { RuleBook } from "./RuleBook.ts";

export type RuleBookTrap =
  | "ThresholdAfterPercentage"
  | "TargetInTrigger"
  | "BundlePartOverlaps"
  | "LimitedBeforeUnlimited"
  | "FlatPointsWithoutSpend"
  | "GiftCountsInCampaignCap"
  | "TiersInDifferentLanes"
  | "ClearanceRises"
  | "EmptyWindow";

interface Place {
  rule: CompleteRule;
  index: number;
  rules: readonly CompleteRule[];
  book: RuleBook;
  lines: readonly BasketLine[];
}

/** What is wrong with a rule, and what to do. */
type Trap = (place: Place) => string | undefined;

/** What pricing.md tells "those who write terms", as checks of one rule among the others. */
export const ruleBookTraps: Readonly<Record<RuleBookTrap, Trap>> = {
  ThresholdAfterPercentage: ({ rule, rules, book }) => {
    const at = rules.findIndex(
      (other) =>
        isRate(other) && other.lane < rule.lane && meet(rule, other, book) && share(other.selector, rule.trigger),
    );
    if (!isDiscount(rule) || !hasThreshold(rule) || at < 0) return undefined;
    return `its spend threshold sees amounts that the percentage of rule ${at} has reduced; give it a lower lane`;
  },

  TargetInTrigger: ({ rule, lines }) => {
    if (!isGift(rule)) return undefined;
    if (share(rule.trigger, rule.selector))
      return "what it gives away counts towards its own condition; give gifts and shipping a tag outside the trigger";
    const line = lines.find(({ tags }) => (tags & rule.trigger) !== 0n && (tags & rule.selector) !== 0n);
    return (
      line && `sku ${line.sku} is given away and counts towards the condition: its tags are in selector and trigger`
    );
  },

  BundlePartOverlaps: ({ rule, lines }) => {
    if (!isBundle(rule)) return undefined;
    const line = lines.find(({ tags }) => bitsOf(tags & rule.selector).length > 1);
    if (line)
      return `sku ${line.sku} has the tags ${bitsOf(line.tags & rule.selector).join(" and ")}, and counts only as the lowest; give each part its own tag`;
    if (lines.length > 0) return undefined;
    return `a product with two of the tags ${bitsOf(rule.selector).join(", ")} counts only as the lowest part; give each part its own tag, and check the book with your products`;
  },

  LimitedBeforeUnlimited: ({ rule, index, rules, book }) => {
    const at = rules.findIndex((other, i) => isUnlimitedAfter(rule, other, i > index) && meet(rule, other, book));
    if (!isLimited(rule) || at < 0) return undefined;
    return `it takes a use where the unlimited rule ${at} might do, or changes what that one gives once it is sold out; put unlimited rules first`;
  },

  FlatPointsWithoutSpend: ({ rule }) =>
    !isDiscount(rule) && rule.every === 0 && rule.minSpend === 0
      ? "a flat reward for any order, however small; set minSpend to at least 1"
      : undefined,

  GiftCountsInCampaignCap: ({ rule, book }) =>
    isGift(rule) && (book.maxDiscountBps ?? 0) !== 0
      ? "the list price of what it gives away counts in the subtotal and uses up the campaign cap (maxDiscountBps); leave room for it"
      : undefined,

  TiersInDifferentLanes: ({ rule, index, rules, book }) => {
    const at = rules.findIndex(
      (other, i) =>
        i < index &&
        isTier(other) &&
        other.lane !== rule.lane &&
        meet(rule, other, book) &&
        share(other.trigger, rule.trigger),
    );
    return isTier(rule) && at >= 0
      ? `it adds up with the spend-and-save tier of rule ${at}; tiers of which the best one counts share a lane`
      : undefined;
  },

  ClearanceRises: ({ rule, rules, book }) => {
    const at = rules.findIndex((other) => isEarlierPrice(other, rule, book) && other.value < rule.value);
    return at < 0
      ? undefined
      : `it is dearer than rule ${at}, which ends before it starts; the price of a clearance only falls`;
  },

  EmptyWindow: ({ rule, book }) => {
    const { from, until } = windowOf(rule, book);
    return from === until ? "it ends in the second it starts, so it never applies" : undefined;
  },
};

function isDiscount({ kind }: CompleteRule): boolean {
  return familyOf(kind) === 0;
}

function isRate({ kind }: CompleteRule): boolean {
  return kind === "PercentOff" || kind === "BundlePercent";
}

function isBundle({ kind }: CompleteRule): boolean {
  return kind === "BundlePrice" || kind === "BundlePercent";
}

function hasThreshold({ minSpend, every }: CompleteRule): boolean {
  return minSpend > 0 || every > 0;
}

/** Spend so much, save so much. */
function isTier({ kind, minSpend, every }: CompleteRule): boolean {
  return kind === "AmountOff" && minSpend > 0 && every === 0;
}

/** A gift or free shipping: other lines bring its price to nothing. */
function isGift({ kind, value, minSpend, minQuantity }: CompleteRule): boolean {
  const hasCondition = minSpend > 0 || minQuantity > 1;
  return (kind === "UnitPrice" && value === 0) || (kind === "PercentOff" && value === 10_000 && hasCondition);
}

function isLimited({ limit, perAccount }: CompleteRule): boolean {
  return limit !== 0 || perAccount !== 0;
}

/** Of another rule: whether it has no limit, is evaluated later and may touch the same lines. Thresholds go before percentages all the same. */
function isUnlimitedAfter(rule: CompleteRule, other: CompleteRule, hasHigherIndex: boolean): boolean {
  const isAfter = other.lane > rule.lane || (other.lane === rule.lane && hasHigherIndex);
  const isInOrder = hasThreshold(rule) && isRate(other) && other.lane > rule.lane;
  return (
    isAfter &&
    !isInOrder &&
    !isLimited(other) &&
    familyOf(other.kind) === familyOf(rule.kind) &&
    (share(rule.selector, other.selector) || share(rule.selector, other.trigger))
  );
}

function isEarlierPrice(other: CompleteRule, rule: CompleteRule, book: RuleBook): boolean {
  const isSameSale = [rule, other].every(
    ({ kind, audience, minTier }) => kind === "UnitPrice" && audience === rule.audience && minTier === rule.minTier,
  );
  return isSameSale && other.selector === rule.selector && windowOf(other, book).until <= windowOf(rule, book).from;
}

/** Whether two masks may match one line; 0 matches every line. */
function share(a: bigint, b: bigint): boolean {
  return a === 0n || b === 0n || (a & b) !== 0n;
}

/** Whether two rules are ever in force together. */
function meet(a: CompleteRule, b: CompleteRule, book: RuleBook): boolean {
  const [first, second] = [windowOf(a, book), windowOf(b, book)];
  return first.from < second.until && second.from < first.until;
}

function windowOf({ from, until }: CompleteRule, { startsAt = 0, endsAt = 0 }: RuleBook) {
  return { from: from === 0 ? startsAt : from, until: (until === 0 ? endsAt : until) || Infinity };
}

function bitsOf(mask: bigint): number[] {
  return Array.from({ length: 64 }, (_, bit) => bit).filter((bit) => ((mask >> BigInt(bit)) & 1n) === 1n);
}
