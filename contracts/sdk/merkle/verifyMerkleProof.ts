import { bytesToHex, type Hex, hexToBytes } from "viem";
import { hashPair } from "./hashPair.ts";

/** Whether `proof` leads from `leaf` to `root`; twin of OpenZeppelin's `MerkleProof.verify`. */
export function verifyMerkleProof(root: Hex, leaf: Hex, proof: readonly Hex[]): boolean {
  const computed = proof.reduce((node, sibling) => hashPair(node, hexToBytes(sibling)), hexToBytes(leaf));
  return bytesToHex(computed) === root.toLowerCase();
}
