import { expect } from "chai";
import { network } from "hardhat";
import { type Address, createPublicClient, custom, type Hex } from "viem";
import { roundTime } from "#sdk/beacon/roundTime";
import { signRound } from "#sdk/beacon/signRound";
import { auditDraw } from "#sdk/draw/auditDraw";
import { readDraw } from "#sdk/draw/readDraw";
import type { SumTree } from "#sdk/draw/SumTree";
import type { IDraw } from "../../types/ethers-contracts/index.ts";
import {
  BEACON_KEY,
  commitDraw,
  commitment,
  deployDraws,
  type DrawFixture,
  DrawMode,
  DrawState,
  launchDraw,
  pointsPrizes,
  PrizeKind,
  provenEntry,
  signTickets,
  winningEntry,
} from "../support/drawFixture.ts";
import { randomEntries } from "../support/randomEntries.ts";
import { randomFrom } from "../support/randomFrom.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const client = createPublicClient({ transport: custom(connection.provider), cacheTime: 0 });
const deploy = () => deployDraws(connection);

const HISTORIES = 14;
const STEPS = 45;
const PRIZES = 4;
const ENTRIES = 24;
const BOND = ethers.parseEther("0.01");

/** One draw, and people who do anything at any time. */
class History {
  readonly fixture: DrawFixture;
  readonly draw: IDraw;
  readonly tree: SumTree;
  readonly random: (n: number) => number;

  constructor(fixture: DrawFixture, draw: IDraw, tree: SumTree, random: (n: number) => number) {
    this.fixture = fixture;
    this.draw = draw;
    this.tree = tree;
    this.random = random;
  }

  /** Does one thing; what the contract refuses is forgotten. */
  async step(): Promise<void> {
    const { draw, fixture, tree, random } = this;
    const sender = draw.connect([fixture.ann, fixture.bob, fixture.eve, fixture.owner][random(4)]!);
    const entry = provenEntry(tree, random(ENTRIES));
    const prize = random(PRIZES + 1);
    const { round } = await draw.info();
    const actions: (() => Promise<unknown>)[] = [
      () => networkHelpers.time.increase(1 + random(90)),
      () => networkHelpers.time.increase(1 + random(200)),
      () => sender.challengeLeaf(random(ENTRIES + 2), { value: BOND }),
      () => this.challengeOmission(entry.entrant),
      () => sender.answerLeaf(entry),
      () => this.answerAll(),
      () => this.answerAll(),
      () => sender.answerOmission(entry),
      () => sender.fulfill(signRound(BEACON_KEY, Number(round) + (random(3) === 0 ? 1 : 0))),
      () => sender.fulfill(signRound(BEACON_KEY, Number(round))),
      async () => sender.claim(prize, random(3) === 0 ? entry : await winningEntry(draw, tree, prize)),
      async () => sender.claim(prize, await winningEntry(draw, tree, prize)),
      () => sender.settleUnclaimed(prize),
      () => sender.payPrize(prize),
      () => sender.announceRefund(),
      () => sender.executeRefund(),
      () => sender.settleDeposit(),
      () => sender.releaseLeafBond(entry.index),
      () => sender.releaseOmissionBond(entry.entrant),
      async () => sender.commit(...(await commitment(fixture, draw, randomEntries(3, 1))).args, { value: 5_000 }),
    ];
    await actions[random(actions.length)]!().catch(() => undefined);
  }

  private async challengeOmission(entrant: Hex): Promise<unknown> {
    const { entriesCloseAt } = await this.draw.terms();
    const receipt = { entrant, tickets: 1 + this.random(4), finalAt: entriesCloseAt };
    return this.draw.challengeOmission(receipt, await signTickets(this.fixture, this.draw, receipt), { value: BOND });
  }

  private async answerAll(): Promise<void> {
    for (let index = 0; index < ENTRIES; index++) {
      const entry = provenEntry(this.tree, index);
      await this.draw.answerLeaf(entry).catch(() => undefined);
      await this.draw.answerOmission(entry).catch(() => undefined);
    }
  }

  /** Lets all time pass, gives everything away, and returns what was left in the contract, in wei. */
  async end(): Promise<bigint> {
    const { draw, fixture, tree } = this;
    await networkHelpers.time.increase(2_000);
    await draw.announceRefund().catch(() => undefined);
    await networkHelpers.time.increase(8);
    await draw.executeRefund().catch(() => undefined);
    await networkHelpers.time.increase(2_000);
    for (let prize = 0; prize < PRIZES; prize++) await draw.settleUnclaimed(prize).catch(() => undefined);
    await draw.settleDeposit().catch(() => undefined);
    for (let index = 0; index < ENTRIES; index++) {
      await draw.releaseLeafBond(index).catch(() => undefined);
      await draw.releaseOmissionBond(provenEntry(tree, index).entrant).catch(() => undefined);
    }
    for (const { address } of [fixture.ann, fixture.bob, fixture.eve, fixture.owner, fixture.beneficiary]) {
      await draw.withdraw(address).catch(() => undefined);
    }
    return ethers.provider.getBalance(await draw.getAddress());
  }
}

/** What never changes once it is set, and where the draw stands. */
async function observe(draw: IDraw) {
  const { root, total, count, round, committedAt, seed } = await draw.info();
  return { state: await draw.state(), committed: [root, total, count, round, committedAt].map(String), seed };
}

describe("invariants of a draw", () => {
  for (const mode of [DrawMode.Independent, DrawMode.Distinct]) {
    it(`hold in random histories (mode ${mode})`, async () => {
      const ends = new Set<bigint>();
      for (let seed = 1; seed <= HISTORIES / 2; seed++) {
        const fixture = await networkHelpers.loadFixture(deploy);
        const coin = await ethers.deployContract("Erc20Mock", [0]);
        const coins = { kind: PrizeKind.Erc20, token: await coin.getAddress(), amount: 70, quantity: PRIZES / 2 };
        const prizes = [coins, ...pointsPrizes(100, PRIZES / 2)];
        const draw = await launchDraw(fixture, { mode, maxWeight: 3, prizes });
        await coin.mint(fixture.owner.address, 35 * PRIZES);
        await coin.approve(draw, 35 * PRIZES);
        await draw.fund();
        const { tree } = await commitDraw(fixture, draw, randomEntries(ENTRIES, 3, seed));
        const history = new History(fixture, draw, tree, randomFrom(seed * 2 + mode));
        let before = await observe(draw);
        for (let step = 0; step < STEPS; step++) {
          await history.step();
          const after = await observe(draw);
          expect(after.committed).to.deep.equal(before.committed);
          if (before.seed !== ethers.ZeroHash) expect(after.seed).to.equal(before.seed);
          if (before.state >= DrawState.Drawn) expect(after.state).to.equal(before.state);
          if (before.state === DrawState.Frozen) expect(after.state).to.be.oneOf([3n, 4n, 6n]);
          before = after;
        }
        expect(await history.end(), "wei left behind").to.equal(0n);
        ends.add(await draw.state());

        const outcomes = await Promise.all(Array.from({ length: PRIZES }, (_, prize) => draw.winnerOf(prize)));
        expect(outcomes.every((outcome) => outcome.settled)).to.equal(true);
        expect(await fixture.program.totalSupply()).to.equal(50n * BigInt(PRIZES));
        expect(await fixture.program.balanceOf(fixture.owner.address)).to.equal(0n);
        expect(await coin.balanceOf(draw)).to.equal(0n);
        expect(await coin.balanceOf(fixture.owner.address)).to.equal(0n);
        const winners = outcomes.map(({ entrant }) => entrant).filter((entrant) => entrant !== ethers.ZeroHash);
        if (mode === DrawMode.Distinct) expect(new Set(winners).size).to.equal(winners.length);
        const { drawn, proven } = await provenEvents(draw);
        expect(drawn).to.equal((await draw.info()).seed === ethers.ZeroHash ? 0 : 1);
        expect(proven).to.equal(winners.length);
        expect(await failedChecks(draw, tree)).to.deep.equal([]);
      }
      expect(ends.size, "the histories end in several states").to.be.greaterThan(1);
    });
  }
});

describe("the time of a commitment", () => {
  it("is before the round by the lead, whatever is tried", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const random = randomFrom(7);
    const outcomes = { accepted: 0, refused: 0 };
    for (let n = 0; n < 60; n++) {
      await networkHelpers.mine();
      const draw = await launchDraw(fixture, { drawBy: (await networkHelpers.time.latest()) + 500 });
      const { args } = await commitment(fixture, draw, randomEntries(2, 1));
      const { entriesCloseAt, commitBy, drawBy } = await draw.terms();
      const { freezeAt } = await draw.info();
      const time = entriesCloseAt - 5n + BigInt(random(110));
      const [root, total, count, near, dataHash, uri] = args;
      const round = Math.max(1, near - 15 + random(70));
      await networkHelpers.time.setNextBlockTimestamp(time);
      const accepted = await draw.commit(root, total, count, round, dataHash, uri, "0x", { value: 5_000 }).then(
        () => true,
        () => false,
      );
      const publishedAt = BigInt(roundTime(fixture.beacon, round));
      const isOpen = time > entriesCloseAt && time <= commitBy;
      expect(accepted).to.equal(isOpen && publishedAt > freezeAt && publishedAt > time && publishedAt <= drawBy);
      outcomes[accepted ? "accepted" : "refused"]++;
    }
    expect(Math.min(outcomes.accepted, outcomes.refused)).to.be.greaterThan(9);
  });
});

/** What the SDK finds wrong with a draw and its list; that a challenge was not answered is no fault of the contract. */
async function failedChecks(draw: IDraw, { entries }: SumTree): Promise<string[]> {
  const evidence = await readDraw(client, (await draw.getAddress()) as Address);
  const checks = await auditDraw(evidence, { testBeacon: true, entries });
  const failed = checks.filter(({ ok }) => !ok).map(({ statement, detail }) => `${statement}: ${detail}`);
  return failed.filter((text) => !text.startsWith("No challenge was left unanswered"));
}

async function provenEvents(draw: IDraw): Promise<{ drawn: number; proven: number }> {
  const drawn = await draw.queryFilter(draw.filters.DrawFulfilled());
  const proven = await draw.queryFilter(draw.filters.WinnerProven());
  return { drawn: drawn.length, proven: proven.length };
}
