import { bytesToHex, type Hex } from "viem";
import { hashSubtree } from "./hashSubtree.ts";
import { KEPT_FROM, type SumTree } from "./SumTree.ts";
import { SumTreeError } from "./SumTreeError.ts";
import { RECORD_BYTES } from "./recordBytes.ts";

/** The path of the entry at `index`, leaf to root: 40 bytes a level (the sibling's hash and sum). */
export function proveEntry(tree: SumTree, index: number): Hex {
  const { entries, count, depth, levels, hasher } = tree;
  if (!Number.isInteger(index) || index < 0 || index >= count) {
    throw new SumTreeError("no-such-entry", `the list has entries 0 to ${count - 1}, not ${index}`);
  }
  const path = new Uint8Array(depth * RECORD_BYTES);
  const hashedAgain = Math.min(KEPT_FROM, depth);
  const block = index - (index % 2 ** hashedAgain);
  const lowest = hashSubtree(
    hasher,
    entries.subarray(block * RECORD_BYTES, (block + 2 ** hashedAgain) * RECORD_BYTES),
    hashedAgain,
  );
  for (let level = 0; level < depth; level++) {
    const nodes = level < hashedAgain ? lowest[level]! : levels[level]!;
    const place = (level < hashedAgain ? index - block : index) >> level;
    path.set(nodes.subarray((place ^ 1) * RECORD_BYTES, ((place ^ 1) + 1) * RECORD_BYTES), level * RECORD_BYTES);
  }
  return bytesToHex(path);
}
