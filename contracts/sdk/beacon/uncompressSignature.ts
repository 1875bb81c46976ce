import { bls12_381 } from "@noble/curves/bls12-381.js";
import { concat, hexToBytes, numberToHex, type Hex } from "viem";

/** A quicknet signature as `DrandQuicknet` takes it (96 bytes, x then y) from the 48 bytes that drand publishes. */
export function uncompressSignature(signature: Hex): Hex {
  const { x, y } = bls12_381.shortSignatures.Signature.fromBytes(hexToBytes(signature)).toAffine();
  return concat([numberToHex(x, { size: 48 }), numberToHex(y, { size: 48 })]);
}
