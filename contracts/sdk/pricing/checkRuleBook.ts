import type { BasketLine } from "./Basket.ts";
import type { RuleBook } from "./RuleBook.ts";
import { ruleBookTraps, type RuleBookTrap } from "./ruleBookTraps.ts";
import { validateRuleBook } from "./validateRuleBook.ts";

/** Something that may be launched and is probably not meant. */
export interface RuleBookWarning {
  code: RuleBookTrap;
  /** 0-based. */
  rule: number;
  message: string;
}

/**
 * Warns about what those who write terms trip over; a book without warnings may still be a bad promotion.
 * @param lines products as they lie in baskets: with them, tags that meet on one line are seen too
 * @throws RuleBookError when the book cannot be launched at all
 */
export function checkRuleBook(book: RuleBook, lines: readonly BasketLine[] = []): RuleBookWarning[] {
  const rules = validateRuleBook(book);
  const codes = Object.keys(ruleBookTraps) as RuleBookTrap[];
  return rules.flatMap((rule, index) =>
    codes.flatMap((code) => {
      const message = ruleBookTraps[code]({ rule, index, rules, book, lines });
      return message === undefined ? [] : [{ code, rule: index, message: `rule ${index} (${rule.kind}): ${message}` }];
    }),
  );
}
