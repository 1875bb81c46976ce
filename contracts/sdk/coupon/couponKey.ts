import { type Address, concatHex, type Hex, keccak256, stringToHex } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { parseCouponCode } from "./parseCouponCode.ts";

/** Before the code in the preimage of its private key. */
export const COUPON_KEY_TAG = keccak256(stringToHex("bonafide.coupon.key.v1"));

/**
 * The key pair that a coupon code is. The private key never leaves the customer's device.
 * @throws RangeError when it is not a coupon code
 */
export function couponKey(code: string): { privateKey: Hex; address: Address } {
  const privateKey = keccak256(concatHex([COUPON_KEY_TAG, stringToHex(parseCouponCode(code))]));
  return { privateKey, address: privateKeyToAddress(privateKey) };
}
