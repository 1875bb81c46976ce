import { completeRule, type CompleteRule } from "./completeRule.ts";
import { evaluationOrder, familyOf } from "./evaluationOrder.ts";
import { isCurrency } from "./isCurrency.ts";
import { KINDS, type Rule, type RuleBook } from "./RuleBook.ts";
import { RuleBookError } from "./RuleBookError.ts";
import { FIELD_MAX, KINDS_USING, RULE_FIELDS } from "./ruleFields.ts";

const MAX_RULES = 32;
const MAX_BPS = 10_000;
const MAX_U64 = 2n ** 64n - 1n;

/**
 * Refuses what cannot be launched; twin of contracts/pricing/RuleBookValidation.sol, which checks in the same order.
 * @returns the rules with every field written out, by index
 * @throws RuleBookError naming rule and field
 */
export function validateRuleBook(book: RuleBook): CompleteRule[] {
  checkHeader(book);
  const rules = book.rules.map((rule, index) => {
    checkShape(rule, index);
    return completeRule(rule);
  });
  const familyOfLane = new Map<number, number>();
  const personalKindOf = new Map<number, string>();
  for (const index of evaluationOrder(rules)) {
    const rule = rules[index];
    if (rule === undefined) continue;
    const family = familyOf(rule.kind);
    if ((familyOfLane.get(rule.lane) ?? family) !== family)
      refuse(
        index,
        "lane",
        `lane ${rule.lane} holds rules of another family; give price, points and tickets lanes of their own`,
      );
    familyOfLane.set(rule.lane, family);
    checkRule(rule, index, book);
    if (!rule.personal) continue;
    if ((personalKindOf.get(rule.audience) ?? rule.kind) !== rule.kind)
      refuse(
        index,
        "personal",
        `audience ${rule.audience} has a personal rule of another kind; its value cannot mean both`,
      );
    personalKindOf.set(rule.audience, rule.kind);
  }
  return rules;
}

function checkHeader({ currency = "", startsAt = 0, endsAt = 0, maxDiscountBps = 0, rules }: RuleBook): void {
  const refuseBook = (field: string, problem: string): never => {
    throw new RuleBookError("InvalidRuleBook", problem, { field });
  };
  if (!isCurrency(currency)) refuseBook("currency", `"${currency}" is not three letters, such as USD`);
  for (const [field, value] of Object.entries({ startsAt, endsAt, maxDiscountBps }))
    if (!isAmount(value)) refuseBook(field, `${value} is not an integer from 0 to 2^53 - 1`);
  if (maxDiscountBps > MAX_BPS) refuseBook("maxDiscountBps", `${maxDiscountBps} is above 10000 basis points`);
  if (endsAt !== 0 && endsAt < startsAt) refuseBook("endsAt", `${endsAt} is before startsAt ${startsAt}`);
  if (rules.length > MAX_RULES) refuseBook("rules", `${rules.length} rules; a book holds at most ${MAX_RULES}`);
}

function checkShape(rule: Rule, index: number): void {
  if (!KINDS.includes(rule.kind))
    refuse(index, "kind", `unknown kind ${String(rule.kind)}; choose one of ${KINDS.join(", ")}`);
  for (const field of ["lane", ...RULE_FIELDS] as const) {
    const value = rule[field] ?? 0;
    const isMask = field === "selector" || field === "trigger";
    const largest = FIELD_MAX[field] ?? Number.MAX_SAFE_INTEGER;
    const fits =
      typeof value === "bigint" ? isMask && value >= 0n && value <= MAX_U64 : isAmount(value) && value <= largest;
    if (!fits)
      refuse(
        index,
        field,
        `${value} is not an integer from 0 to ${isMask ? "2^64 - 1" : (FIELD_MAX[field] ?? "2^53 - 1")}`,
      );
  }
}

function checkRule(rule: CompleteRule, index: number, book: RuleBook): void {
  checkUse(rule, index);
  checkKind(rule, index);
  checkWindow(rule, index, book);
  if (!rule.personal) return;
  if (rule.audience === 0) refuse(index, "personal", "needs an audience whose proof carries the value");
  if ((rule.kind === "UnitPrice" || rule.kind === "BundlePrice") && rule.cap === 0)
    refuse(index, "personal", `needs a cap on a ${rule.kind}, or one proof could name any price`);
}

function checkUse(rule: CompleteRule, index: number): void {
  for (const field of RULE_FIELDS) {
    const isUsed = KINDS_USING[field]?.includes(rule.kind) ?? true;
    if (!isUsed && Number(rule[field]) !== 0) refuse(index, field, `${rule.kind} does not use it; leave it out`);
  }
}

function checkKind({ kind, value, buy, get, selector, perOrder }: CompleteRule, index: number): void {
  const isBundle = kind === "BundlePrice" || kind === "BundlePercent";
  const isRate = kind === "PercentOff" || kind === "BuyXGetY" || kind === "BundlePercent";
  if (isRate && value > MAX_BPS) refuse(index, "value", `${value} is above 10000 basis points`);
  if (kind === "BuyXGetY" && buy === 0) refuse(index, "buy", "must be at least 1");
  if (kind === "BuyXGetY" && get === 0) refuse(index, "get", "must be at least 1");
  if (!isBundle) return;
  const parts = selector.toString(2).replaceAll("0", "").length;
  if (parts < 2 || parts > 8)
    refuse(index, "selector", `a bundle of ${parts} parts; set one bit for each of 2 to 8 parts`);
  if (perOrder < 1 || perOrder > 20) refuse(index, "perOrder", `${perOrder} is outside 1 to 20 sets`);
}

/** The field of the rule's own that makes it end early is named. */
function checkWindow(rule: CompleteRule, index: number, { startsAt = 0, endsAt = 0 }: RuleBook): void {
  const from = rule.from === 0 ? startsAt : rule.from;
  const until = rule.until === 0 ? endsAt : rule.until;
  if (until !== 0 && until < from)
    refuse(index, rule.until === 0 ? "from" : "until", `the rule ends at ${until}, before it starts at ${from}`);
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function refuse(rule: number, field: string, problem: string): never {
  throw new RuleBookError("InvalidRule", problem, { rule, field });
}
