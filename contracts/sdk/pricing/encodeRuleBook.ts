import { bytesToHex, type Hex } from "viem";
import { completeRule, type CompleteRule } from "./completeRule.ts";
import { evaluationOrder } from "./evaluationOrder.ts";
import { KINDS, type RuleBook } from "./RuleBook.ts";
import { RULE_FIELDS } from "./ruleFields.ts";
import { validateRuleBook } from "./validateRuleBook.ts";

/** How many bytes a width code stands for. */
const WIDTHS = [0, 2, 4, 8] as const;

/**
 * The bytes of a rule book in the campaign's code; twin of contracts/pricing/RuleBookCodec.sol, which describes them.
 * @throws RuleBookError when the book cannot be launched
 */
export function encodeRuleBook(book: RuleBook): Hex {
  const rules = validateRuleBook(book);
  const startsAt = BigInt(book.startsAt ?? 0);
  const endsAt = BigInt(book.endsAt ?? 0);
  const bytes = [
    ...new TextEncoder().encode((book.currency ?? "").padEnd(3, "\0")),
    ...bigEndian(BigInt(book.maxDiscountBps ?? 0), 2),
    rules.length,
    widthCode(startsAt) | (widthCode(endsAt) << 2),
    ...bigEndian(startsAt, WIDTHS[widthCode(startsAt)]),
    ...bigEndian(endsAt, WIDTHS[widthCode(endsAt)]),
    ...evaluationOrder(rules).flatMap((index) => encodeRule(completeRule(rules[index]!), index)),
  ];
  return bytesToHex(Uint8Array.from(bytes));
}

function encodeRule(rule: CompleteRule, index: number): number[] {
  const values = RULE_FIELDS.map((field) => BigInt(rule[field]));
  const widths = values.reduce((all, value, field) => all | (BigInt(widthCode(value)) << BigInt(2 * field)), 0n);
  return [
    (KINDS.indexOf(rule.kind) << 5) | (rule.lane << 1) | Number(rule.personal),
    index,
    ...bigEndian(widths, 4),
    ...values.flatMap((value) => bigEndian(value, WIDTHS[widthCode(value)])),
  ];
}

function widthCode(value: bigint): 0 | 1 | 2 | 3 {
  if (value === 0n) return 0;
  if (value < 2n ** 16n) return 1;
  return value < 2n ** 32n ? 2 : 3;
}

function bigEndian(value: bigint, width: number): number[] {
  return Array.from({ length: width }, (_, i) => Number((value >> BigInt(8 * (width - 1 - i))) & 0xffn));
}
