import { bn254 } from "@noble/curves/bn254.js";
import { concat, keccak256, numberToHex, type Hex } from "viem";
import { hashToBn254 } from "./hashToBn254.ts";
import { roundBytes } from "./roundBytes.ts";

/** The signature of `round` by a development beacon's key: 64 bytes, x then y. */
export function signRound(secretKey: bigint, round: number): Hex {
  const hashed = bn254.G1.Point.fromAffine(hashToBn254(keccak256(roundBytes(round), "bytes")));
  const { x, y } = hashed.multiply(secretKey).toAffine();
  return concat([numberToHex(x, { size: 32 }), numberToHex(y, { size: 32 })]);
}
