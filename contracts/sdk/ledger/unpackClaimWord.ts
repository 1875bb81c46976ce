import { POINTS_BITS, POINTS_MASK } from "./lanes.ts";
import type { ClaimTotals } from "./packClaimWord.ts";

/** Reads the word of a claim. Twin of contracts/ledger/ClaimWord.sol. */
export function unpackClaimWord(word: bigint): ClaimTotals {
  const total = (age: bigint): number => Number((word >> (age * POINTS_BITS)) & POINTS_MASK);
  return { epoch: Number(word >> 240n), totals: [total(4n), total(3n), total(2n), total(1n), total(0n)] };
}
