import type { Hex } from "viem";

/** What one transaction, or a series of them, used. */
export interface Measured {
  /** Gas of whole transactions, their 21 000 base included. */
  readonly gas: number;
  /** Calldata of each transaction: the floor is computed from it. */
  readonly calldata: readonly Hex[];
}
