import type { Address, Hex } from "viem";
import { type PromotionDomain, promotionDomain } from "./promotionDomain.ts";

/** What a coupon's key signs: the one order the code is used for. */
export interface Coupon {
  account: Address;
  orderId: Hex;
  /** Unix seconds; the quote's deadline. */
  deadline: number;
}

const types = {
  Coupon: [
    { name: "account", type: "address" },
    { name: "orderId", type: "bytes32" },
    { name: "deadline", type: "uint64" },
  ],
} as const;

/** EIP-712 typed data that a coupon's own key signs; twin of contracts/types/Coupon.sol. */
export function couponTypedData(domain: PromotionDomain, { account, orderId, deadline }: Coupon) {
  return {
    domain: promotionDomain(domain),
    types,
    primaryType: "Coupon",
    message: { account, orderId, deadline: BigInt(deadline) },
  } as const;
}
