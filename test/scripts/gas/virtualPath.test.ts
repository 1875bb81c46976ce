import { expect } from "chai";
import { verifyMerkleProof } from "#sdk";
import { virtualPath } from "../../../scripts/gas/virtualPath.ts";

const LEAF = `0x${"11".repeat(32)}` as const;

describe("virtualPath", () => {
  it("gives a proof of the wanted height that leads to its root", () => {
    const { root, proof } = virtualPath(LEAF, 20);
    expect(proof).to.have.length(20);
    expect(verifyMerkleProof(root, LEAF, proof)).to.equal(true);
    expect(verifyMerkleProof(root, LEAF, proof.slice(1))).to.equal(false);
  });
});
