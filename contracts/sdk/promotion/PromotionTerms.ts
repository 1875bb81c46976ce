import type { Hex } from "viem";
import type { RuleBook } from "../pricing/RuleBook.ts";

/** The immutable terms of a promotion; twin of contracts/types/PromotionTerms.sol. */
export interface PromotionTerms {
  book: RuleBook;
  /** From the announcement of an early end to the end itself (0 = a day). */
  closeNoticeSeconds: number;
  /** Return window: points of an order are minted after it (0 = at once). */
  holdSeconds: number;
  /** Coupon roots, ascending by audience. */
  coupons: readonly { audience: number; root: Hex }[];
}
