import type { Address } from "viem";

/** `quantity` equal prizes; `amount` is that of one prize, or the token id of an ERC-721. */
export type PrizeGroup = { amount: bigint; quantity: number } & (
  { kind: "points" } | { kind: "erc20" | "erc721"; token: Address }
);

/** The immutable terms of a draw: twin of contracts/types/DrawTerms.sol, which says what each means. Unix seconds. */
export interface DrawTerms {
  mode: "independent" | "distinct" | "on-chain";
  /** Which of the draw's beacons: 0 is drand evmnet (in a test draw the test beacon), 1 is drand quicknet. */
  beacon: 0 | 1;
  beneficiary: Address;
  entriesCloseAt: number;
  /** 0 in a draw with entries on chain, as are challengeEnd, answerSeconds and depositWei. */
  commitBy: number;
  challengeEnd: number;
  answerSeconds: number;
  drawBy: number;
  claimSeconds: number;
  maxWeight: bigint;
  /** 0 unless entries are made on chain. */
  round: number;
  /** 0 unless entries are made on chain. */
  ticketPoints: number;
  bondWei: bigint;
  depositWei: bigint;
  /** The most valuable first. */
  prizes: readonly PrizeGroup[];
  /** How to take part without buying anything. */
  freeEntry: string;
}
