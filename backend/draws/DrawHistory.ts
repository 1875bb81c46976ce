import type { Hex } from "viem";

/** What the chain has said about a draw so far; prizes by number. */
export type DrawHistory = {
  /** Indices of leaves that were asked for and not shown. */
  openLeaves: number[];
  /** Entrants whose tickets are said to be missing, in the order in which the freeze would append them. */
  omissions: { entrant: Hex; required: bigint; missing: bigint }[];
  proven: Map<
    number,
    { entrant: Hex; ticket: string; start: string; weight: string; at: number; transactionHash: string }
  >;
  /** How often a prize was drawn again. */
  redraws: Map<number, number>;
  /** To whom a prize went. */
  paid: Map<number, string>;
  unclaimed: Set<number>;
  committedUri: string | undefined;
  fulfilled: { randomness: string; at: number; transactionHash: string } | undefined;
  depositSettled: boolean;
  voided: boolean;
};
