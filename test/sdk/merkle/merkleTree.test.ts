import { expect } from "chai";
import { keccak256, numberToHex } from "viem";
import { hashPair, merkleTree, verifyMerkleProof } from "#sdk";
import { bytesToHex, hexToBytes } from "viem";

const leaf = (i: number) => keccak256(numberToHex(i, { size: 32 }));
const leavesOf = (count: number) => Array.from({ length: count }, (_, i) => leaf(i));

describe("merkleTree", () => {
  it("proves every leaf of trees of 1 to 33 leaves, and no other leaf", () => {
    for (let count = 1; count <= 33; count++) {
      const leaves = leavesOf(count);
      const tree = merkleTree(leaves);
      for (const [i, own] of leaves.entries()) {
        expect(verifyMerkleProof(tree.root, own, tree.proof(i)), `${i} of ${count}`).to.equal(true);
        expect(verifyMerkleProof(tree.root, leaf(1_000), tree.proof(i))).to.equal(false);
      }
    }
  });

  it("hashes a pair in ascending order, whichever comes first", () => {
    const [a, b] = [hexToBytes(leaf(1)), hexToBytes(leaf(2))];
    expect(bytesToHex(hashPair(a, b))).to.equal(bytesToHex(hashPair(b, a)));
    expect(merkleTree([leaf(1), leaf(2)]).root).to.equal(bytesToHex(hashPair(a, b)));
  });

  it("refuses a tree without leaves and a leaf that is not there", () => {
    expect(() => merkleTree([])).to.throw(RangeError, "at least one leaf");
    const tree = merkleTree(leavesOf(3));
    for (const index of [-1, 3, 0.5]) expect(() => tree.proof(index)).to.throw(RangeError, `no leaf ${index}`);
  });
});
