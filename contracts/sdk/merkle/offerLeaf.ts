import { encodeAbiParameters, type Hex, keccak256, stringToHex } from "viem";
import type { Eligibility } from "../typedData/eligibilityTypedData.ts";

const TAG = keccak256(stringToHex("bonafide.offer.leaf.v1"));

const PARAMETERS = [
  { type: "bytes32" },
  { type: "uint8" },
  { type: "address" },
  { type: "uint64" },
  { type: "uint64" },
  { type: "uint64" },
  { type: "bytes32" },
] as const;

/**
 * The leaf of one personal offer; twin of `OfferBatchHash.leaf` in contracts/types/OfferBatch.sol.
 * @param salt 32 bytes: 128 random bits, then zeros
 */
export function offerLeaf(offer: Eligibility, salt: Hex): Hex {
  const { account, audience, value, from, until } = offer;
  return keccak256(
    encodeAbiParameters(PARAMETERS, [TAG, audience, account, BigInt(value), BigInt(from), BigInt(until), salt]),
  );
}
