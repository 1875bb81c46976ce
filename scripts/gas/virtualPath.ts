import { bytesToHex, type Hex, hexToBytes, keccak256, stringToHex } from "viem";
import { hashPair } from "#sdk";

/** A leaf's way up a tree of this height, of which nothing else exists: the siblings are made up, the root follows. */
export function virtualPath(leaf: Hex, height: number): { root: Hex; proof: Hex[] } {
  const proof = Array.from({ length: height }, (_, level) => keccak256(stringToHex(`sibling ${level}`)));
  const root = proof.reduce((node, sibling) => hashPair(node, hexToBytes(sibling)), hexToBytes(leaf));
  return { root: bytesToHex(root), proof };
}
