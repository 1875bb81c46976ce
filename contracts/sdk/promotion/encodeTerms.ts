import { concatHex, type Hex, numberToHex } from "viem";
import { encodeRuleBook } from "../pricing/encodeRuleBook.ts";
import type { PromotionTerms } from "./PromotionTerms.ts";

/**
 * The bytes to launch a promotion with; twin of contracts/promotion/TermsCodec.sol.
 * @throws RuleBookError when the book cannot be launched
 * @throws RangeError when another term cannot
 */
export function encodeTerms({ book, closeNoticeSeconds, holdSeconds, coupons }: PromotionTerms): Hex {
  coupons.forEach(({ audience }, i) => {
    if (audience <= (coupons[i - 1]?.audience ?? 0))
      throw new RangeError(`coupons: audience ${audience} is not above the one before; sort them, from 1`);
  });
  return concatHex([
    seconds("closeNoticeSeconds", closeNoticeSeconds),
    seconds("holdSeconds", holdSeconds),
    numberToHex(coupons.length, { size: 1 }),
    ...coupons.flatMap(({ audience, root }) => [numberToHex(audience, { size: 1 }), root]),
    encodeRuleBook(book),
  ]);
}

function seconds(name: string, value: number): Hex {
  if (!Number.isInteger(value) || value < 0 || value >= 2 ** 32)
    throw new RangeError(`${name} is ${value}; give whole seconds below 2^32`);
  return numberToHex(value, { size: 4 });
}
