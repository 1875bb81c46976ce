import { entryAt, proveEntry, type SumTree } from "#sdk";

/** The entry at `index` with its path, as the contract takes it. */
export function provenEntryOf(tree: SumTree, index: number) {
  return { ...entryAt(tree.entries, index), index: BigInt(index), proof: proveEntry(tree, index) };
}
