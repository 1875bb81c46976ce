import { bytesToHex, concatBytes, type Hex, hexToBytes } from "viem";
import { merkleNodes } from "./merkleNodes.ts";
import { merkleProof } from "./merkleProof.ts";

export interface MerkleTree {
  root: Hex;
  /** The proof of the leaf at a 0-based index. */
  proof: (index: number) => Hex[];
}

/**
 * A Merkle tree over leaf hashes, whose proofs OpenZeppelin's MerkleProof accepts.
 * @param leaves 32 bytes each, hashes of anything but 64 bytes
 * @throws RangeError without leaves
 */
export function merkleTree(leaves: readonly Hex[]): MerkleTree {
  const nodes = merkleNodes(concatBytes(leaves.map((leaf) => hexToBytes(leaf, { size: 32 }))));
  return { root: bytesToHex(nodes.subarray(0, 32)), proof: (index) => merkleProof(nodes, index) };
}
