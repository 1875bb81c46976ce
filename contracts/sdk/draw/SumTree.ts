import type { Hex } from "viem";
import type { SumTreeHasher } from "./sumTreeHasher.ts";

/** The first level that a tree keeps; the three below are hashed again for a proof, which saves 7/8 of the memory. */
export const KEPT_FROM = 3;

/** A built Merkle sum tree. */
export interface SumTree {
  /** Records of 40 bytes (entrant, weight), strictly ascending by entrant: the list file. */
  readonly entries: Uint8Array;
  readonly count: number;
  /** Levels above the leaves. */
  readonly depth: number;
  /** Nodes by level; empty below `KEPT_FROM`. */
  readonly levels: readonly Uint8Array[];
  readonly root: Hex;
  readonly total: bigint;
  readonly hasher: SumTreeHasher;
}
