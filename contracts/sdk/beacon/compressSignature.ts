import { bls12_381 } from "@noble/curves/bls12-381.js";
import { bytesToHex, size, slice, type Hex } from "viem";

/**
 * A quicknet signature as drand publishes it (48 bytes) from the one the contract takes (96 bytes, x then y).
 * What is compressed already is returned as it is. Throws for a point that is not on the curve.
 */
export function compressSignature(signature: Hex): Hex {
  if (size(signature) === 48) return signature;
  if (size(signature) !== 96) throw new RangeError(`a quicknet signature has 48 or 96 bytes, not ${size(signature)}`);
  const point = bls12_381.G1.Point.fromAffine({
    x: BigInt(slice(signature, 0, 48)),
    y: BigInt(slice(signature, 48)),
  });
  point.assertValidity();
  return bytesToHex(bls12_381.shortSignatures.Signature.toBytes(point));
}
