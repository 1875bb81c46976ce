import { type Hex, hexToNumber, size, slice } from "viem";
import { decodeRuleBook } from "../pricing/decodeRuleBook.ts";
import type { PromotionTerms } from "./PromotionTerms.ts";

const HEADER_BYTES = 9;
const COUPON_BYTES = 33;

/**
 * The terms in a promotion's code, behind program and launch time; twin of contracts/promotion/TermsCodec.sol.
 * @throws RangeError when the bytes are too short
 * @throws RuleBookError when they hold no rule book
 */
export function decodeTerms(data: Hex): PromotionTerms {
  const couponCount = size(data) < HEADER_BYTES ? 0 : hexToNumber(slice(data, 8, HEADER_BYTES));
  const bookOffset = HEADER_BYTES + couponCount * COUPON_BYTES;
  if (size(data) <= bookOffset) throw new RangeError(`${size(data)} bytes are not the terms of a promotion`);
  return {
    closeNoticeSeconds: hexToNumber(slice(data, 0, 4)),
    holdSeconds: hexToNumber(slice(data, 4, 8)),
    coupons: Array.from({ length: couponCount }, (_, i) => {
      const offset = HEADER_BYTES + i * COUPON_BYTES;
      const audience = hexToNumber(slice(data, offset, offset + 1));
      return { audience, root: slice(data, offset + 1, offset + COUPON_BYTES) };
    }),
    book: decodeRuleBook(slice(data, bookOffset)),
  };
}
