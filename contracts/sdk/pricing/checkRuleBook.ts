import type { CompleteRule } from "./completeRule.ts";
import { familyOf } from "./evaluationOrder.ts";
import type { RuleBook } from "./RuleBook.ts";
import { validateRuleBook } from "./validateRuleBook.ts";

/** Something that may be launched and is probably not meant. */
export interface RuleBookWarning {
  code:
    | "ThresholdAfterPercentage"
    | "TargetInTrigger"
    | "BundlePartOverlaps"
    | "LimitedBeforeUnlimited"
    | "FlatPointsWithoutSpend"
    | "GiftCountsInCampaignCap"
    | "EmptyWindow";
  /** 0-based. */
  rule: number;
  message: string;
}

type Check = (rule: CompleteRule, rules: readonly CompleteRule[], book: RuleBook, index: number) => string | undefined;

const CHECKS: Record<RuleBookWarning["code"], Check> = {
  ThresholdAfterPercentage: (rule, rules) =>
    isPrice(rule) &&
    (rule.minSpend > 0 || rule.every > 0) &&
    rules.some((other) => isRate(other) && other.lane < rule.lane)
      ? "its spend threshold sees amounts that a percentage in a lower lane has reduced; give it a lower lane"
      : undefined,
  TargetInTrigger: (rule) =>
    isGift(rule) && (rule.trigger === 0n || (rule.trigger & rule.selector) !== 0n)
      ? "the gift or shipping line counts towards its own condition; give it a tag outside the trigger"
      : undefined,
  BundlePartOverlaps: (rule, rules, _book, index) =>
    rule.kind.startsWith("Bundle") && rules.some((other, at) => at !== index && sharesParts(rule, other))
      ? "another bundle's parts share some of its tags; a line belongs to its lowest part only, so give each part its own tag"
      : undefined,
  LimitedBeforeUnlimited: (rule, rules, _book, index) =>
    isLimited(rule) && rules.some((other, at) => at !== index && isUnlimitedAfter(rule, other, at > index))
      ? "it uses up a limit where an unlimited rule of a later lane, or of its lane, would do; put unlimited rules first"
      : undefined,
  FlatPointsWithoutSpend: (rule) =>
    (rule.kind === "Points" || rule.kind === "Tickets") && rule.every === 0 && rule.minSpend === 0
      ? "a flat reward for any order; set minSpend to at least 1"
      : undefined,
  GiftCountsInCampaignCap: (rule, _rules, { maxDiscountBps = 0 }) =>
    isGift(rule) && maxDiscountBps !== 0
      ? "what is given away counts in the subtotal and uses up the campaign cap (maxDiscountBps)"
      : undefined,
  EmptyWindow: (rule, _rules, { startsAt = 0, endsAt = 0 }) => {
    const until = rule.until === 0 ? endsAt : rule.until;
    return until !== 0 && until === (rule.from === 0 ? startsAt : rule.from)
      ? "it ends in the second it starts, so it never applies"
      : undefined;
  },
};

/**
 * Warns about what those who write terms trip over; a book without warnings may still be a bad promotion.
 * @throws RuleBookError when the book cannot be launched at all
 */
export function checkRuleBook(book: RuleBook): RuleBookWarning[] {
  const rules = validateRuleBook(book);
  const codes = Object.keys(CHECKS) as RuleBookWarning["code"][];
  return rules.flatMap((rule, index) =>
    codes.flatMap((code) => {
      const message = CHECKS[code](rule, rules, book, index);
      return message === undefined ? [] : [{ code, rule: index, message: `rule ${index} (${rule.kind}): ${message}` }];
    }),
  );
}

function isPrice({ kind }: CompleteRule): boolean {
  return familyOf(kind) === 0;
}

function isRate({ kind }: CompleteRule): boolean {
  return kind === "PercentOff" || kind === "BundlePercent";
}

/** A gift or free shipping: something of its own that other lines bring to nothing. */
function isGift({ kind, value, selector }: CompleteRule): boolean {
  return kind === "UnitPrice" && value === 0 && selector !== 0n;
}

function sharesParts(rule: CompleteRule, other: CompleteRule): boolean {
  const common = rule.selector & other.selector;
  return other.kind.startsWith("Bundle") && common !== 0n && rule.selector !== other.selector;
}

function isLimited({ limit, perAccount }: CompleteRule): boolean {
  return limit !== 0 || perAccount !== 0;
}

function isUnlimitedAfter(rule: CompleteRule, other: CompleteRule, hasHigherIndex: boolean): boolean {
  const isAfter = other.lane > rule.lane || (other.lane === rule.lane && hasHigherIndex);
  return isAfter && !isLimited(other) && familyOf(other.kind) === familyOf(rule.kind);
}
