import { hexToBytes, type Hex } from "viem";
import { KINDS, type Kind, type Rule, type RuleBook } from "./RuleBook.ts";
import { RuleBookError } from "./RuleBookError.ts";
import { RULE_FIELDS } from "./ruleFields.ts";

const WIDTHS = [0, 2, 4, 8] as const;

/**
 * The rule book in a campaign's code; fields of 0 are left out. Twin of contracts/pricing/RuleBookCodec.sol.
 * @throws RuleBookError when the bytes are no rule book
 */
export function decodeRuleBook(encoded: Hex): RuleBook {
  const bytes = hexToBytes(encoded);
  let position = 0;
  const read = (width: number): bigint => {
    if (position + width > bytes.length)
      throw new RuleBookError("InvalidRuleBook", "the encoded rule book is cut short");
    let value = 0n;
    for (let i = 0; i < width; i++) value = (value << 8n) | BigInt(bytes[position++]!);
    return value;
  };
  const readNumber = (width: number): number => Number(read(width));
  const currency = String.fromCharCode(readNumber(1), readNumber(1), readNumber(1)).replaceAll("\0", "");
  const maxDiscountBps = readNumber(2);
  const count = readNumber(1);
  const widths = readNumber(1);
  const startsAt = readNumber(WIDTHS[(widths & 3) as 0 | 1 | 2 | 3]);
  const endsAt = readNumber(WIDTHS[((widths >> 2) & 3) as 0 | 1 | 2 | 3]);
  const rules: Rule[] = [];
  for (let i = 0; i < count; i++) {
    const head = readNumber(1);
    const index = readNumber(1);
    const rule: Rule = { kind: KINDS[head >> 5] as Kind };
    if (((head >> 1) & 15) !== 0) rule.lane = (head >> 1) & 15;
    if ((head & 1) === 1) rule.personal = true;
    const fieldWidths = readNumber(4);
    RULE_FIELDS.forEach((field, at) => {
      const value = read(WIDTHS[((fieldWidths >>> (2 * at)) & 3) as 0 | 1 | 2 | 3]);
      if (value === 0n) return;
      if (field === "selector" || field === "trigger") rule[field] = value;
      else rule[field] = Number(value);
    });
    if (index >= count || rules[index] !== undefined)
      throw new RuleBookError(
        "InvalidRuleBook",
        `the encoded rule book numbers its rules wrongly (${index} of ${count})`,
      );
    rules[index] = rule;
  }
  if (position !== bytes.length) throw new RuleBookError("InvalidRuleBook", "bytes follow the encoded rule book");
  return {
    ...(currency === "" ? {} : { currency }),
    ...(startsAt === 0 ? {} : { startsAt }),
    ...(endsAt === 0 ? {} : { endsAt }),
    ...(maxDiscountBps === 0 ? {} : { maxDiscountBps }),
    rules,
  };
}
