import { merkleTree } from "#sdk";
import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { expect } from "chai";
import { AbiCoder, id, keccak256, ZeroHash } from "ethers";
import { network } from "hardhat";
import type { Hex } from "viem";
import { deployProgram } from "../support/programFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const fixture = () => deployProgram(connection);
const DAY = 86_400;
const DATA_HASH = id("leaves");

/** As `IProgram.claimWithProof` describes it. */
function leafOf(account: string, word: bigint): Hex {
  const tag = id("bonafide.claim.leaf.v1");
  return keccak256(AbiCoder.defaultAbiCoder().encode(["bytes32", "address", "uint256"], [tag, account, word])) as Hex;
}

const wordOf = (total: number): bigint => packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, total] });

async function published() {
  const deployed = await networkHelpers.loadFixture(fixture);
  const { program, ann, bob, eve } = deployed;
  const leaves = [ann, bob, eve].map(({ address }, index) => leafOf(address, wordOf(100 + index)));
  const tree = await merkleTree(leaves);
  await program.publishClaims(tree.root, DATA_HASH, "https://shop.example/claims.json");
  const proofOf = tree.proof;
  return { ...deployed, root: tree.root, proofOf };
}

describe("Program.claimWithProof", () => {
  it("pays what the tree says, without an issuer", async () => {
    const { program, bob, root, proofOf } = await published();
    await program.claimWithProof(bob.address, wordOf(101), root, proofOf(1));
    expect(await program.balanceOf(bob.address)).to.equal(101);
  });

  it("shares the claimed total with signed claims: whichever is larger wins", async () => {
    const { program, issuer, ann, root, proofOf } = await published();
    await program.claimWithProof(ann.address, wordOf(100), root, proofOf(0));
    await program.claim(ann.address, wordOf(130), FAR, await signClaim(program, issuer, ann.address, wordOf(130)));
    await program.claimWithProof(ann.address, wordOf(100), root, proofOf(0));
    expect(await program.balanceOf(ann.address)).to.equal(130);
  });

  it("refuses another word, another account and another root", async () => {
    const { program, ann, bob, root, proofOf } = await published();
    for (const [account, word] of [
      [ann.address, wordOf(999)],
      [bob.address, wordOf(100)],
    ] as const) {
      await expect(program.claimWithProof(account, word, root, proofOf(0))).to.be.revertedWithCustomError(
        program,
        "InvalidClaimProof",
      );
    }
    await expect(program.claimWithProof(ann.address, wordOf(100), id("other"), proofOf(0)))
      .to.be.revertedWithCustomError(program, "UnknownClaimsRoot")
      .withArgs(id("other"));
  });

  it("takes no root of zero, before and after one is published", async () => {
    const { program, ann } = await networkHelpers.loadFixture(fixture);
    await expect(program.publishClaims(ZeroHash, DATA_HASH, "")).to.be.revertedWithCustomError(
      program,
      "ZeroClaimsRoot",
    );
    await expect(program.claimWithProof(ann.address, wordOf(1), ZeroHash, [])).to.be.revertedWithCustomError(
      program,
      "InvalidClaimProof",
    );
  });
});

describe("Program.publishClaims", () => {
  it("publishes where the tree is and what it hashes to; owner only", async () => {
    const { program, ann } = await networkHelpers.loadFixture(fixture);
    await expect(program.publishClaims(id("a"), DATA_HASH, "https://shop.example"))
      .to.emit(program, "ClaimsRootSet")
      .withArgs(id("a"), DATA_HASH, "https://shop.example");
    await expect(program.connect(ann).publishClaims(id("b"), DATA_HASH, "")).to.be.revertedWithCustomError(
      program,
      "OwnableUnauthorizedAccount",
    );
  });

  it("replaces a root only after 30 days, and keeps the previous one valid", async () => {
    const { program, ann, root, proofOf } = await published();
    const setAt = await networkHelpers.time.latest();
    await networkHelpers.time.setNextBlockTimestamp(setAt + 30 * DAY - 1);
    await expect(program.publishClaims(id("b"), DATA_HASH, ""))
      .to.be.revertedWithCustomError(program, "ClaimsRootTooRecent")
      .withArgs(setAt + 30 * DAY);
    await networkHelpers.time.setNextBlockTimestamp(setAt + 30 * DAY);
    await program.publishClaims(id("b"), DATA_HASH, "");
    expect((await program.claimRoots()).slice(0, 2)).to.deep.equal([id("b"), root]);
    await program.claimWithProof(ann.address, wordOf(100), root, proofOf(0));
    expect(await program.balanceOf(ann.address)).to.equal(100);

    await networkHelpers.time.increase(30 * DAY);
    await program.publishClaims(id("c"), DATA_HASH, "");
    await expect(program.claimWithProof(ann.address, wordOf(100), root, proofOf(0))).to.be.revertedWithCustomError(
      program,
      "UnknownClaimsRoot",
    );
  });
});
