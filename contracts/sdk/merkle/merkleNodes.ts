import { hashPair } from "./hashPair.ts";

/**
 * All 2n - 1 nodes of the tree over n leaves of 32 bytes: the root first, node i above nodes 2i + 1 and 2i + 2, the
 * leaves at the end in reverse.
 * @param hash of two nodes, whichever order they are in
 * @throws RangeError without leaves
 */
export function merkleNodes(leaves: Uint8Array, hash = hashPair): Uint8Array {
  const count = leaves.length / 32;
  if (!Number.isInteger(count) || count === 0)
    throw new RangeError("a Merkle tree needs at least one leaf of 32 bytes");
  const nodes = new Uint8Array((2 * count - 1) * 32);
  const node = (i: number) => nodes.subarray(i * 32, i * 32 + 32);
  for (let i = 0; i < count; i++) node(2 * count - 2 - i).set(leaves.subarray(i * 32, i * 32 + 32));
  for (let i = count - 2; i >= 0; i--) node(i).set(hash(node(2 * i + 1), node(2 * i + 2)));
  return nodes;
}
