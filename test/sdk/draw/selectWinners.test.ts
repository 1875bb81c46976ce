import { expect } from "chai";
import { keccak256, numberToHex } from "viem";
import { buildSumTree } from "#sdk/draw/buildSumTree";
import { drawSeed } from "#sdk/draw/drawSeed";
import type { Entry } from "#sdk/draw/Entry";
import { entryAt } from "#sdk/draw/entryAt";
import { ownerOfTicket } from "#sdk/draw/ownerOfTicket";
import { packEntries } from "#sdk/draw/packEntries";
import { selectWinners } from "#sdk/draw/selectWinners";
import { chiSquareScore } from "../../support/chiSquare.ts";
import { naiveSeed, naiveWinners } from "../../support/naiveDraw.ts";
import { randomEntries } from "../../support/randomEntries.ts";

const seedOf = (n: number) => keccak256(numberToHex(n, { size: 32 }));

function ownerIn(entries: readonly Entry[]): (ticket: bigint) => Entry {
  return (ticket) => {
    let left = ticket;
    for (const entry of entries) {
      if (left < entry.weight) return entry;
      left -= entry.weight;
    }
    throw new Error("no such ticket");
  };
}

describe("selectWinners", () => {
  it("agrees with the naive draw on seeds and winners of random draws", async () => {
    const draw = "0x1111111111111111111111111111111111111111";
    for (let round = 1; round <= 60; round++) {
      const entries = randomEntries(1 + ((round * 7) % 41), 6, round);
      const tree = await buildSumTree(await packEntries(entries));
      const mode = round % 2 === 0 ? ("independent" as const) : ("distinct" as const);
      const maxWeight = round % 3 === 0 ? 4n : 6n;
      const parts = {
        chainId: 31_337,
        draw,
        root: tree.root,
        total: tree.total,
        round,
        randomness: seedOf(round),
      } as const;
      const seed = drawSeed(parts);
      expect(seed).to.equal(naiveSeed(31_337, draw, tree.root, tree.total, round, seedOf(round)));
      const ownerOf = (ticket: bigint) => entryAt(tree.entries, ownerOfTicket(tree, ticket));
      const winners = selectWinners({ mode, seed, total: tree.total, prizes: 12, maxWeight, ownerOf });
      expect(winners.map((winner) => winner?.entrant)).to.deep.equal(naiveWinners(entries, seed, 12, mode, maxWeight));
    }
  });

  it("never gives two prizes to one entrant in a distinct draw, down to one entrant and as many prizes as entrants", () => {
    for (const count of [1, 2, 5, 8]) {
      const entries = randomEntries(count, 1);
      for (let n = 0; n < 50; n++) {
        const winners = selectWinners({
          mode: "distinct",
          seed: seedOf(n),
          total: BigInt(count),
          prizes: count,
          maxWeight: 1n,
          ownerOf: ownerIn(entries),
        }).flatMap((winner) => winner?.entrant ?? []);
        expect(new Set(winners).size).to.equal(winners.length);
        expect(winners.length).to.be.at.least(count - 1);
      }
    }
  });

  it("leaves a prize without a winner rather than give it to who cannot win", () => {
    const entries = randomEntries(1, 1);
    const selection = { mode: "distinct", seed: seedOf(1), total: 1n, prizes: 2, ownerOf: ownerIn(entries) } as const;
    expect(selectWinners({ ...selection, maxWeight: 1n }).map((winner) => winner !== undefined)).to.deep.equal([
      true,
      false,
    ]);
    expect(selectWinners({ ...selection, maxWeight: 0n })).to.deep.equal([undefined, undefined]);
  });

  it("is fair: independent prizes follow the weights, the heaviest allowed included", () => {
    const weights = [1, 2, 3, 4, 10, 12, 15, 17, 18, 18];
    const entries = weights.map((weight, i) => ({ entrant: seedOf(i), weight: BigInt(weight) }));
    const total = weights.reduce((a, b) => a + b);
    const draws = 20_000;
    const winners = selectWinners({
      mode: "independent",
      seed: seedOf(99),
      total: BigInt(total),
      prizes: draws,
      maxWeight: 10n,
      ownerOf: ownerIn(entries),
    });
    const observed = entries.map((entry) => winners.filter((winner) => winner?.entrant === entry.entrant).length);
    const expected = weights.map((weight) => (draws * weight) / total);
    expect(chiSquareScore(observed, expected)).to.be.below(4);
  });

  it("is fair: distinct prizes follow weighted sampling without replacement", () => {
    const weights = [1, 2, 3, 4];
    const entries = weights.map((weight, i) => ({ entrant: seedOf(i), weight: BigInt(weight) }));
    const draws = 6_000;
    const observed = new Map<string, number>();
    const expected = new Map<string, number>();
    for (const [i, a] of weights.entries()) {
      for (const [j, b] of weights.entries()) {
        if (i !== j) expected.set(`${i},${j}`, (draws * a * b) / (10 * (10 - a)));
      }
    }
    for (let n = 0; n < draws; n++) {
      const [first, second] = selectWinners({
        mode: "distinct",
        seed: seedOf(1_000 + n),
        total: 10n,
        prizes: 2,
        maxWeight: 4n,
        ownerOf: ownerIn(entries),
      });
      const place = (entrant: string | undefined) => entries.findIndex((entry) => entry.entrant === entrant);
      const pair = `${place(first?.entrant)},${place(second?.entrant)}`;
      observed.set(pair, (observed.get(pair) ?? 0) + 1);
    }
    const pairs = [...expected.keys()];
    const score = chiSquareScore(
      pairs.map((pair) => observed.get(pair) ?? 0),
      pairs.map((pair) => expected.get(pair) ?? 0),
    );
    expect(score).to.be.below(4);
  });
});
