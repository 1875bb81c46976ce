import { applyClaim } from "#sdk/ledger/applyClaim";
import { ageLedger } from "#sdk/ledger/ageLedger";
import { unpackAccountWord } from "#sdk/ledger/unpackAccountWord";
import { expect } from "chai";
import fc from "fast-check";
import { network } from "hardhat";

const { ethers } = await network.create();
const CASES = 4_000;

const pack = (high: number, middle: bigint, lanes: readonly bigint[]): bigint =>
  lanes.reduce((word, lane) => (word << 48n) | lane, (BigInt(high) << 48n) | middle);

/** Small numbers, so that the claimed total lies among the claim's; one in five near the limit, some words falling. */
const points = fc.oneof(
  { weight: 4, arbitrary: fc.bigInt({ min: 0n, max: 40n }) },
  { weight: 1, arbitrary: fc.bigInt({ min: 2n ** 46n - 5n, max: 2n ** 46n }) },
);
const rising = fc
  .array(points, { minLength: 5, maxLength: 5 })
  .map((list) => list.toSorted((a, b) => (a < b ? -1 : 1)));
const totals = fc.oneof(
  { weight: 5, arbitrary: rising },
  { weight: 1, arbitrary: fc.array(points, { minLength: 5, maxLength: 5 }) },
);
const lanes = fc.array(points, { minLength: 4, maxLength: 4 });

const caseArbitrary = fc
  .record({
    epoch: fc.integer({ min: 10, max: 60_000 }),
    claimAge: fc.integer({ min: 0, max: 6 }),
    wordAge: fc.integer({ min: 0, max: 6 }),
    claimed: points,
    lanes,
    totals,
  })
  .map(({ epoch, claimAge, wordAge, claimed, lanes, totals }) => ({
    epoch,
    account: pack(epoch - wordAge, claimed, lanes),
    claim: pack(epoch - claimAge, totals[0]!, totals.slice(1)),
  }));

describe("applyClaim", () => {
  it("agrees with the contract's ledger", async () => {
    const harness = await ethers.deployContract("LedgerHarness");
    const cases = fc.sample(caseArbitrary, { numRuns: CASES, seed: 0xb0a71de });
    const seen = { minted: 0, nothing: 0, lapsed: 0 };
    for (let start = 0; start < cases.length; start += 500) {
      const part = cases.slice(start, start + 500);
      const [words, minted] = await harness.claim(
        part.map(({ account }) => account),
        part.map(({ claim }) => claim),
        part.map(({ epoch }) => epoch),
      );
      part.forEach(({ account, claim, epoch }, index) => {
        const before = unpackAccountWord(account);
        const actual = applyClaim(before, claim, epoch);
        expect(actual.ledger, `account ${account} claim ${claim} epoch ${epoch}`).to.deep.equal(
          unpackAccountWord(words[index]!),
        );
        expect(actual.minted).to.equal(Number(minted[index]!));
        if (actual.minted > 0) seen.minted++;
        else if (actual.ledger.claimed > before.claimed) seen.lapsed++;
        else seen.nothing++;
      });
    }
    expect(Math.min(seen.minted, seen.nothing, seen.lapsed), "each outcome occurs").to.be.greaterThan(50);
  });

  it("refuses a claim of an epoch that has not begun", () => {
    const ledger = unpackAccountWord(0n);
    expect(() => applyClaim(ledger, pack(8, 0n, [0n, 0n, 0n, 1n]), 7)).to.throw("the claim is of epoch 8");
  });

  it("ages a ledger only forwards", () => {
    const ledger = unpackAccountWord(pack(9, 5n, [4n, 3n, 2n, 1n]));
    expect(ageLedger(ledger, 11).lanes).to.deep.equal([0, 0, 1, 2]);
    expect(() => ageLedger(ledger, 8)).to.throw("epoch 8 lies before");
  });
});
