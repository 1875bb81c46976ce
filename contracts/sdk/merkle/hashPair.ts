import { concatBytes, keccak256 } from "viem";

/** keccak256 of two nodes in ascending order, as OpenZeppelin's MerkleProof does. */
export function hashPair(a: Uint8Array, b: Uint8Array): Uint8Array {
  return keccak256(isBefore(a, b) ? concatBytes([a, b]) : concatBytes([b, a]), "bytes");
}

function isBefore(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 0; i < 32; i++) if (a[i] !== b[i]) return a[i]! < b[i]!;
  return true;
}
