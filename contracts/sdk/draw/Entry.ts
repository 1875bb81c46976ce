import type { Hex } from "viem";

/** An entrant (32 bytes: see `accountEntrant` and `claimKeyEntrant`) and its tickets, 1 to 2^64 - 1. */
export interface Entry {
  entrant: Hex;
  weight: bigint;
}
