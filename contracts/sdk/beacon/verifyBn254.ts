import { bn254 } from "@noble/curves/bn254.js";
import { bytesToBigInt, hexToBytes, keccak256, type Hex } from "viem";
import { hashToBn254 } from "./hashToBn254.ts";

/** e(signature, G2) = e(H(keccak256(round)), key). Throws for a point off the curve or a coordinate out of range. */
export function verifyBn254(publicKey: Hex, round: Uint8Array, signature: Hex): boolean {
  const { G1, G2, fields } = bn254;
  const [x, y, beyond] = words(signature);
  const [xImaginary, xReal, yImaginary, yReal] = words(publicKey);
  if (x === undefined || y === undefined || beyond !== undefined) return false;
  if (xImaginary === undefined || xReal === undefined || yImaginary === undefined || yReal === undefined) return false;
  if (x === 0n && y === 0n) return false;

  const point = G1.Point.fromAffine({ x, y });
  point.assertValidity();
  const key = G2.Point.fromAffine({ x: { c0: xReal, c1: xImaginary }, y: { c0: yReal, c1: yImaginary } });
  const hashed = G1.Point.fromAffine(hashToBn254(keccak256(round, "bytes")));
  const product = bn254.pairingBatch([
    { g1: point, g2: G2.Point.BASE.negate() },
    { g1: hashed, g2: key },
  ]);
  return fields.Fp12.eql(product, fields.Fp12.ONE);
}

function words(hex: Hex): bigint[] {
  const bytes = hexToBytes(hex);
  if (bytes.length % 32 !== 0) return [];
  return Array.from({ length: bytes.length / 32 }, (_, i) => bytesToBigInt(bytes.subarray(i * 32, i * 32 + 32)));
}
