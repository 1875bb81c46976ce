import { foldLevels } from "./foldLevels.ts";
import type { SumTreeHasher } from "./sumTreeHasher.ts";

/**
 * All levels above `entries` (40-byte records), `depth` of them above the leaves. A missing right node is zero, so a
 * subtree with room for more entries than it has is padded exactly as the whole tree is.
 *
 * Level 0 are the leaves, the last level has one node. This is the unit of work for workers.
 */
export function hashSubtree(hasher: SumTreeHasher, entries: Uint8Array, depth: number): Uint8Array[] {
  return foldLevels(hasher, hasher.leaves(entries), depth);
}
