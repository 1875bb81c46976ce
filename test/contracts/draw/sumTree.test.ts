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
import { randomFrom } from "../../support/randomFrom.ts";

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

  it("fuzz: whatever sums a builder writes into the nodes, no ticket has two owners", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    const random = randomFrom(11);
    for (let n = 0; n < 12; n++) {
      const leaves = randomEntries(4, 5, n);
      // a sum may be anything but what it should be
      const lie = (sum: bigint) => (random(3) === 0 && sum > 2n ? sum + BigInt(random(5)) - 2n : sum);
      const hashes = leaves.map(({ entrant, weight }) => leafOf(entrant, weight));
      const claimed = leaves.map(({ weight }) => lie(weight));
      const sums = [lie(claimed[0]! + claimed[1]!), lie(claimed[2]! + claimed[3]!)];
      const nodes = [0, 2].map((i) => nodeOf(hashes[i]!, claimed[i]!, hashes[i + 1]!, claimed[i + 1]!));
      const root = nodeOf(nodes[0]!, sums[0]!, nodes[1]!, sums[1]!);
      const ranges: { from: bigint; to: bigint }[] = [];
      for (const [i, { entrant, weight }] of leaves.entries()) {
        const sibling = concat([hashes[i ^ 1]!, uint64(claimed[i ^ 1]!)]);
        const uncle = concat([nodes[(i >> 1) ^ 1]!, uint64(sums[(i >> 1) ^ 1]!)]);
        const [reached, total, start] = await harness.walk(entrant, weight, i, concat([sibling, uncle]));
        if (reached !== root || total !== sums[0]! + sums[1]!) continue;
        ranges.push({ from: start, to: start + weight });
        expect(start + weight <= total).to.equal(true);
      }
      for (const [i, one] of ranges.entries()) {
        for (const other of ranges.slice(i + 1)) expect(one.to <= other.from || other.to <= one.from).to.equal(true);
      }
    }
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

  it("is fair on chain: independent prizes follow the weights, the heaviest allowed included", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    const weights = [1, 2, 3, 5, 7, 9, 10, 11, 12, 40];
    const tickets = await harness.ticketsOf(keccak256("0x03"), 4_000, 0, 100);
    const observed = new Array<number>(weights.length).fill(0);
    for (const ticket of tickets) observed[ownerAmong(weights, Number(ticket))]!++;
    expect(
      chiSquareScore(
        observed,
        weights.map((weight) => weight * 40),
      ),
    ).to.be.below(4);
  });

  it("is fair on chain: distinct prizes follow weighted sampling without replacement", async () => {
    const harness = await networkHelpers.loadFixture(deploy);
    const weights = [1, 2, 3, 4];
    const draws = 800;
    const attempts = await Promise.all(
      Array.from({ length: 12 }, (_, attempt) => harness.ticketsOf(keccak256("0x04"), 2 * draws, attempt, 10)),
    );
    const observed = new Map<string, number>();
    for (let n = 0; n < draws; n++) {
      const winnerAt = (prize: number, attempt: number) => ownerAmong(weights, Number(attempts[attempt]![prize]));
      const first = winnerAt(2 * n, 0);
      let attempt = 0;
      while (winnerAt(2 * n + 1, attempt) === first) attempt++;
      const pair = `${first},${winnerAt(2 * n + 1, attempt)}`;
      observed.set(pair, (observed.get(pair) ?? 0) + 1);
    }
    const pairs = weights.flatMap((a, i) => weights.map((b, j) => ({ a, b, i, j }))).filter(({ i, j }) => i !== j);
    const score = chiSquareScore(
      pairs.map(({ i, j }) => observed.get(`${i},${j}`) ?? 0),
      pairs.map(({ a, b }) => (draws * a * b) / (10 * (10 - a))),
    );
    expect(score).to.be.below(4);
  });
});

/** Whose ticket it is when tickets are dealt out in the order of `weights`. */
function ownerAmong(weights: readonly number[], ticket: number): number {
  let end = 0;
  return weights.findIndex((weight) => (end += weight) > ticket);
}
