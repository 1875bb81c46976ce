import { bls12_381 } from "@noble/curves/bls12-381.js";
import { hexToBytes, sha256, type Hex } from "viem";
import { compressSignature } from "./compressSignature.ts";

/** drand's `bls-unchained-g1-rfc9380`. Throws for a point off the curve or outside the subgroup. */
export function verifyBls12381(publicKey: Hex, round: Uint8Array, signature: Hex): boolean {
  const { shortSignatures, G2 } = bls12_381;
  const hashed = shortSignatures.hash(sha256(round, "bytes"));
  const key = G2.Point.fromBytes(hexToBytes(publicKey));
  return shortSignatures.verify(hexToBytes(compressSignature(signature)), hashed, key);
}
