import { type Hex, hashTypedData } from "viem";
import { sign } from "viem/accounts";
import { type Coupon, couponTypedData } from "../typedData/couponTypedData.ts";
import type { PromotionDomain } from "../typedData/promotionDomain.ts";
import { couponKey } from "./couponKey.ts";

/**
 * Uses a coupon code for one order of one account: whoever sees the signature on its way can use it for nothing else.
 * @returns 65 bytes
 * @throws RangeError when `code` is not a coupon code
 */
export function signCoupon(code: string, domain: PromotionDomain, coupon: Coupon): Promise<Hex> {
  const hash = hashTypedData(couponTypedData(domain, coupon));
  return sign({ hash, privateKey: couponKey(code).privateKey, to: "hex" });
}
