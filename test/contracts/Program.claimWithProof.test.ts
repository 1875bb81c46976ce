import { claimTrees } from "#sdk";
import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { expect } from "chai";
import { AbiCoder, id, keccak256, ZeroHash } from "ethers";
import { network } from "hardhat";
import type { Address, Hex } from "viem";
import { deployProgram } from "../support/programFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const fixture = () => deployProgram(connection);
const DAY = 86_400;
const DATA_HASH = id("leaves");
const EVERYWHERE = (root: string): string[] => Array.from({ length: 16 }, () => root);

const wordOf = (total: number): bigint => packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, total] });

/** Claims of ann (100), bob (101), eve (102) and of sixty others, so that every tree has some. */
async function published() {
  const deployed = await networkHelpers.loadFixture(fixture);
  const { program, ann, bob, eve } = deployed;
  const others = Array.from({ length: 60 }, (_, i) => `0x${id(`member ${i}`).slice(2, 42)}` as Address);
  const members = [...[ann, bob, eve].map(({ address }) => address as Address), ...others];
  const trees = claimTrees(members.map((account, index) => ({ account, word: wordOf(100 + index) })));
  await program.publishClaims(trees.roots, DATA_HASH, "https://shop.example/claims.json");
  const claimOf = ({ address }: { address: string }) => trees.proofOf(address as Address);
  return { ...deployed, members, trees, claimOf };
}

describe("Program.claimWithProof", () => {
  it("pays what the trees say, without an issuer, to every member", async () => {
    const { program, members, trees } = await published();
    for (const [index, account] of members.entries()) {
      const { word, proof, root } = trees.proofOf(account);
      await program.claimWithProof(account, word, proof, root);
      expect(await program.balanceOf(account)).to.equal(100 + index);
    }
  });

  it("takes a proof that was made from its description alone", async () => {
    const { program, ann } = await networkHelpers.loadFixture(fixture);
    const tag = id("bonafide.claim.leaf.v1");
    const fields = ["bytes32", "address", "uint256"];
    const leaf = keccak256(AbiCoder.defaultAbiCoder().encode(fields, [tag, ann.address, wordOf(7)])) as Hex;
    const siblings = [id("a"), id("b"), id("c")];
    const root = siblings.reduce(
      (node, sibling) =>
        keccak256(
          `0x${[node, sibling]
            .toSorted()
            .map((hash) => hash.slice(2))
            .join("")}`,
        ),
      leaf as string,
    );
    const roots = EVERYWHERE(ZeroHash).with(Number.parseInt(ann.address.slice(2, 3), 16), root);
    await program.publishClaims(roots, DATA_HASH, "");
    await program.claimWithProof(ann.address, wordOf(7), siblings, root);
    expect(await program.balanceOf(ann.address)).to.equal(7);
  });

  it("shares the claimed total with signed claims: whichever is larger wins", async () => {
    const { program, issuer, ann, claimOf } = await published();
    const { word, proof, root } = claimOf(ann);
    await program.claimWithProof(ann.address, word, proof, root);
    await program.claim(ann.address, wordOf(130), FAR, await signClaim(program, issuer, ann.address, wordOf(130)));
    await program.claimWithProof(ann.address, word, proof, root);
    expect(await program.balanceOf(ann.address)).to.equal(130);
  });

  it("refuses another word, another account and another root", async () => {
    const { program, ann, bob, claimOf } = await published();
    const { word, proof, root } = claimOf(ann);
    await expect(program.claimWithProof(ann.address, wordOf(999), proof, root)).to.be.revertedWithCustomError(
      program,
      "InvalidClaimProof",
    );
    // With the root of Bob's own tree, whichever that is.
    await expect(program.claimWithProof(bob.address, word, proof, claimOf(bob).root)).to.be.revertedWithCustomError(
      program,
      "InvalidClaimProof",
    );
    await expect(program.claimWithProof(ann.address, word, proof, id("other")))
      .to.be.revertedWithCustomError(program, "UnknownClaimsRoot")
      .withArgs(id("other"));
  });

  it("looks for an account in its own tree only", async () => {
    const { program, ann, claimOf } = await published();
    const { word, proof, root } = claimOf(ann);
    const digit = Number.parseInt(ann.address.slice(2, 3), 16);
    await networkHelpers.time.increase(60 * DAY);
    await program.publishClaims(EVERYWHERE(root).with(digit, id("gone")), DATA_HASH, "");
    await networkHelpers.time.increase(60 * DAY);
    await program.publishClaims(EVERYWHERE(root).with(digit, id("gone")), DATA_HASH, "");
    await expect(program.claimWithProof(ann.address, word, proof, root))
      .to.be.revertedWithCustomError(program, "UnknownClaimsRoot")
      .withArgs(root);
  });

  it("finds nothing in an empty tree, before and after others are published", async () => {
    const { program, ann } = await networkHelpers.loadFixture(fixture);
    const claim = () => program.claimWithProof(ann.address, wordOf(1), [], ZeroHash);
    await expect(claim()).to.be.revertedWithCustomError(program, "InvalidClaimProof");
    const digit = Number.parseInt(ann.address.slice(2, 3), 16);
    await program.publishClaims(EVERYWHERE(id("a")).with(digit, ZeroHash), DATA_HASH, "");
    await expect(claim()).to.be.revertedWithCustomError(program, "InvalidClaimProof");
  });
});

describe("Program.publishClaims", () => {
  it("publishes where the trees are and what they hash to; owner only", async () => {
    const { program, ann } = await networkHelpers.loadFixture(fixture);
    const roots = Array.from({ length: 16 }, (_, i) => id(`root ${i}`));
    await expect(program.publishClaims(roots, DATA_HASH, "https://shop.example"))
      .to.emit(program, "ClaimsPublished")
      .withArgs(roots, DATA_HASH, "https://shop.example");
    await expect(program.connect(ann).publishClaims(roots, DATA_HASH, "")).to.be.revertedWithCustomError(
      program,
      "OwnableUnauthorizedAccount",
    );
    for (const [digit, root] of roots.entries()) {
      const account = `0x${digit.toString(16)}${"0".repeat(38)}1`;
      expect((await program.claimRootsOf(account)).slice(0, 2)).to.deep.equal([root, ZeroHash]);
    }
  });

  it("refuses to publish nothing", async () => {
    const { program } = await networkHelpers.loadFixture(fixture);
    await expect(program.publishClaims(EVERYWHERE(ZeroHash), DATA_HASH, "")).to.be.revertedWithCustomError(
      program,
      "NoClaimsPublished",
    );
  });

  it("replaces roots only after 30 days, and keeps the previous ones valid", async () => {
    const { program, ann, claimOf } = await published();
    const { word, proof, root } = claimOf(ann);
    const setAt = await networkHelpers.time.latest();
    await networkHelpers.time.setNextBlockTimestamp(setAt + 30 * DAY - 1);
    await expect(program.publishClaims(EVERYWHERE(id("b")), DATA_HASH, ""))
      .to.be.revertedWithCustomError(program, "ClaimsPublishedTooRecently")
      .withArgs(setAt + 30 * DAY);
    await networkHelpers.time.setNextBlockTimestamp(setAt + 30 * DAY);
    await program.publishClaims(EVERYWHERE(id("b")), DATA_HASH, "");
    expect(await program.claimRootsOf(ann)).to.deep.equal([id("b"), root, setAt + 30 * DAY]);
    await program.claimWithProof(ann.address, word, proof, root);
    expect(await program.balanceOf(ann.address)).to.equal(100);

    await networkHelpers.time.increase(30 * DAY);
    await program.publishClaims(EVERYWHERE(id("c")), DATA_HASH, "");
    await expect(program.claimWithProof(ann.address, word, proof, root)).to.be.revertedWithCustomError(
      program,
      "UnknownClaimsRoot",
    );
  });
});

describe("claimTrees", () => {
  const account: Address = `0x${"ab".repeat(20)}`;

  it("refuses two claims of one account, and knows who has none", () => {
    const twice = [1n, 2n].map((word, i) => ({
      account: (i ? account : account.toUpperCase().replace("X", "x")) as Address,
      word,
    }));
    expect(() => claimTrees(twice)).to.throw(RangeError, "more than one claim");
    const { proofOf } = claimTrees([{ account, word: 1n }]);
    expect(() => proofOf(`0x${"ac".repeat(20)}`)).to.throw(RangeError, "no claim of");
    expect(() => proofOf(`0x${"1c".repeat(20)}`)).to.throw(RangeError, "no claim of");
  });
});
