import { expect } from "chai";
import { network } from "hardhat";
import { concat, type Hex, keccak256, numberToHex, pad, toBytes } from "viem";
import { buildSumTree } from "#sdk/draw/buildSumTree";
import { drawSeed } from "#sdk/draw/drawSeed";
import { drawTicket } from "#sdk/draw/drawTicket";
import { packEntries } from "#sdk/draw/packEntries";
import { proveEntry } from "#sdk/draw/proveEntry";
import { verifyEntry } from "#sdk/draw/verifyEntry";
import { chiSquareScore } from "../../support/chiSquare.ts";
import { randomEntries } from "../../support/randomEntries.ts";

const { ethers, networkHelpers } = await network.create();

function deploy() {
  return ethers.deployContract("DrawHarness");
}

const uint64 = (value: bigint): Hex => numberToHex(value, { size: 8 });
const leafOf = (entrant: Hex, weight: bigint): Hex =>
  keccak256(concat([keccak256(toBytes("bonafide.draw.leaf.v1")), entrant, uint64(weight)]));
const nodeOf = (left: Hex, leftSum: bigint, right: Hex, rightSum: bigint): Hex =>
  keccak256(concat(["0x01", left, uint64(leftSum), right, uint64(rightSum)]));

describe("SumTree", () => {
  it("agrees with the twin on root, total and range of every leaf", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    for (const count of [1, 2, 3, 7, 64, 65]) {
      const entries = randomEntries(count, 1_000, count);
      const tree = await buildSumTree(await packEntries(entries));
      for (const [index, entry] of entries.entries()) {
        const proof = proveEntry(tree, index);
        const start = verifyEntry(tree, entry, index, proof);
        expect(await harness.walk(entry.entrant, entry.weight, index, proof)).to.deep.equal([
          tree.root,
          tree.total,
          start,
        ]);
      }
    }
  });

  it("attack: overlapping leaves are impossible, because a range is derived from the path", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    const entries = randomEntries(64, 50);
    const tree = await buildSumTree(await packEntries(entries));
    const owners = new Map<bigint, number>();
    for (const [index, entry] of entries.entries()) {
      const [, , start] = await harness.walk(entry.entrant, entry.weight, index, proveEntry(tree, index));
      for (let ticket = start; ticket < start + entry.weight; ticket++) {
        expect(owners.has(ticket)).to.equal(false);
        owners.set(ticket, index);
      }
    }
    expect(BigInt(owners.size)).to.equal(tree.total);
  });

  it("attack: a wrapping sum is refused in the verifier", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    const half = 1n << 63n;
    const left = leafOf(pad("0x01", { size: 32 }), half);
    await expect(harness.walk(pad("0x02", { size: 32 }), half, 1, concat([left, uint64(half)])))
      .to.be.revertedWithCustomError(harness, "SumTooLarge")
      .withArgs(1n << 64n);
  });

  it("attack: an index with bits above the path does not prove a leaf twice", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    const entries = randomEntries(5, 9);
    const tree = await buildSumTree(await packEntries(entries));
    const entry = entries[2]!;
    const proof = proveEntry(tree, 2);
    for (const index of [2 + 8, 2 + (1 << 20)]) {
      await expect(harness.walk(entry.entrant, entry.weight, index, proof)).to.be.revertedWithCustomError(
        harness,
        "IndexBeyondProof",
      );
    }
  });

  it("attack: a node does not pass for a leaf, nor a leaf without tickets, nor a ragged proof", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    const a = leafOf(pad("0x01", { size: 32 }), 1n);
    const b = leafOf(pad("0x02", { size: 32 }), 2n);
    const root = nodeOf(a, 1n, b, 2n);
    const [asLeaf] = await harness.walk(root, 3n, 0, "0x");
    expect(asLeaf).not.to.equal(root);
    await expect(harness.walk(a, 0n, 0, "0x")).to.be.revertedWithCustomError(harness, "NoWeight");
    await expect(harness.walk(a, 1n, 0, "0x00")).to.be.revertedWithCustomError(harness, "WrongProofLength");
  });
});

describe("Tickets", () => {
  const randomness = keccak256("0x01");

  it("agrees with the twin on the seed and on every ticket", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    const draw = (await harness.getAddress()) as Hex;
    const parts = { chainId: 31_337, draw, root: randomness, total: 12_345n, round: 77, randomness };
    const seed = drawSeed(parts);
    expect(await harness.seedOf(parts.root, parts.total, parts.round, randomness)).to.equal(seed);
    for (const modulus of [1n, 7n, 12_345n, (1n << 64n) - 1n]) {
      for (const attempt of [0, 1, 31]) {
        const expected = Array.from({ length: 20 }, (_, prize) => drawTicket(seed, prize, attempt, modulus));
        expect(await harness.ticketsOf(seed, 20, attempt, modulus)).to.deep.equal(expected);
      }
    }
  });

  it("is fair: every ticket is equally likely", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    const tickets = await harness.ticketsOf(randomness, 4_000, 0, 40);
    const observed = new Array<number>(40).fill(0);
    for (const ticket of tickets) observed[Number(ticket)]!++;
    expect(chiSquareScore(observed, new Array<number>(40).fill(100))).to.be.below(4);
  });
});
