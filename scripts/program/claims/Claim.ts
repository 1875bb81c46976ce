import type { ClaimTotals } from "#sdk";
import type { Address } from "viem";

/** What one account had earned, as a line of a file of claims says. */
export interface Claim {
  account: Address;
  totals: ClaimTotals;
  /** `totals` as the contract takes them. */
  word: bigint;
}
