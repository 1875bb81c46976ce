import { encodeTerms, type PromotionTerms } from "#sdk";
import type { Hex } from "viem";

/** The terms of a promotion without a return window: its points are minted in the settlement itself. */
export function termsOf(book: PromotionTerms["book"], coupons: PromotionTerms["coupons"] = []): Hex {
  return encodeTerms({ book, closeNoticeSeconds: 86_400, holdSeconds: 0, coupons });
}
