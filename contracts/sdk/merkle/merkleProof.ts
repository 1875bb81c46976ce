import { bytesToHex, type Hex } from "viem";

/**
 * The proof of the leaf at `index`, from the nodes of `merkleNodes`.
 * @throws RangeError when there is no such leaf
 */
export function merkleProof(nodes: Uint8Array, index: number): Hex[] {
  const last = nodes.length / 32 - 1;
  if (!Number.isInteger(index) || index < 0 || index > last / 2) throw new RangeError(`no leaf ${index} in this tree`);
  const proof: Hex[] = [];
  for (let i = last - index; i > 0; i = (i - 1) >> 1) {
    const sibling = i % 2 === 0 ? i - 1 : i + 1;
    proof.push(bytesToHex(nodes.subarray(sibling * 32, sibling * 32 + 32)));
  }
  return proof;
}
