import { POINTS_BITS, POINTS_MASK } from "./lanes.ts";

/** What `Program.accountWord` holds. */
export interface AccountLedger {
  /** The epoch the word was written in; 0 for an account that never had points. */
  readonly epoch: number;
  /** Every point that claims ever gave. */
  readonly claimed: number;
  /** Points by age as of `epoch`: index 0 was earned in it, index 3 three epochs before. */
  readonly lanes: readonly [number, number, number, number];
}

/** Reads an account's storage word. Twin of contracts/ledger/AccountWord.sol. */
export function unpackAccountWord(word: bigint): AccountLedger {
  const field = (index: bigint): number => Number((word >> (index * POINTS_BITS)) & POINTS_MASK);
  return { epoch: Number(word >> 240n), claimed: field(4n), lanes: [field(0n), field(1n), field(2n), field(3n)] };
}
