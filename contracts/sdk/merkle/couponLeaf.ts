import { type Address, encodeAbiParameters, type Hex, keccak256, stringToHex } from "viem";

const TAG = keccak256(stringToHex("bonafide.coupon.leaf.v1"));

/**
 * The leaf of one coupon code; twin of `CouponHash.leaf` in contracts/types/Coupon.sol.
 * @param code address of the coupon's key
 * @param salt 32 bytes: 128 random bits, then zeros
 */
export function couponLeaf(code: Address, salt: Hex): Hex {
  return keccak256(
    encodeAbiParameters([{ type: "bytes32" }, { type: "address" }, { type: "bytes32" }], [TAG, code, salt]),
  );
}
