import { expect } from "chai";
import { network } from "hardhat";
import type { Address } from "viem";
import { roundAt } from "#sdk/beacon/roundAt";
import { signRound } from "#sdk/beacon/signRound";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import { packClaimWord } from "#sdk/ledger/packClaimWord";
import type { IDraw } from "../../types/ethers-contracts/index.ts";
import {
  BEACON_KEY,
  deployDraws,
  type DrawFixture,
  DrawMode,
  DrawState,
  launchDraw,
  signTickets,
} from "../support/drawFixture.ts";
import { randomFrom } from "../support/randomFrom.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const deploy = () => deployDraws(connection);

const HISTORIES = 8;
const STEPS = 40;
const PRIZES = 3;
const POINTS = 500;

async function launch(fixture: DrawFixture): Promise<IDraw> {
  const now = await networkHelpers.time.latest();
  const draw = await launchDraw(fixture, {
    mode: DrawMode.OnChain,
    commitBy: 0,
    challengeEnd: 0,
    answerSeconds: 0,
    depositWei: 0,
    ticketPoints: 10,
    round: roundAt(fixture.beacon, now + 300),
  });
  const { program, issuer, ann, bob } = fixture;
  const word = packClaimWord({ epoch: Number(await program.epoch()), totals: [0, 0, 0, 0, POINTS] });
  for (const { address } of [ann, bob]) {
    await program.claim(address, word, FAR, await signClaim(program, issuer, address, word));
  }
  return draw;
}

/** Does one thing as anybody; what the contract refuses is forgotten. */
async function step(fixture: DrawFixture, draw: IDraw, random: (n: number) => number): Promise<void> {
  const { program, ann, bob, eve, carl } = fixture;
  const sender = draw.connect([ann, bob, eve][random(3)]!);
  const member = program.connect([ann, bob][random(2)]!);
  const { round } = await draw.info();
  const enter = () => member.burnFor(draw, 10 * random(6) + (random(4) === 0 ? 5 : 0), "0x");
  const actions: (() => Promise<unknown>)[] = [
    enter,
    enter,
    enter,
    async () => {
      const { entriesCloseAt } = await draw.terms();
      const who = [ann, carl, eve][random(3)]!;
      const receipt = { entrant: accountEntrant(who.address as Address), tickets: random(5), finalAt: entriesCloseAt };
      await sender.enterWithReceipt(receipt, await signTickets(fixture, draw, receipt));
    },
    () => networkHelpers.time.increase(1 + random(60)),
    () => networkHelpers.time.increase(1 + random(300)),
    () => sender.fulfill(signRound(BEACON_KEY, Number(round) + (random(3) === 0 ? 1 : 0))),
    () => sender.claimOnChain(random(PRIZES + 1)),
    () => sender.settleUnclaimed(random(PRIZES + 1)),
    () => sender.announceRefund(),
    () => sender.executeRefund(),
    () => sender.restoreEntry(random(6)),
  ];
  await actions[random(actions.length)]!().catch(() => undefined);
}

/** Every ticket has one owner: the entries follow one another without a gap, up to the total. */
async function expectTicketsCovered(draw: IDraw): Promise<{ burnedTickets: bigint; restoredTickets: bigint }> {
  const { total, count } = await draw.info();
  const entered = await draw.queryFilter(draw.filters.Entered());
  expect(entered.length).to.equal(Number(count));
  let end = 0n;
  let burnedTickets = 0n;
  let restoredTickets = 0n;
  for (const { args } of entered) {
    const { entrant, start, tickets, restored } = await draw.entryOf(args.index);
    expect([entrant, start, tickets]).to.deep.equal([args.entrant, end, args.tickets]);
    expect(tickets > 0n).to.equal(true);
    end += tickets;
    if (args.burned !== 0n) burnedTickets += tickets;
    if (restored) restoredTickets += tickets;
  }
  expect(total).to.equal(end);
  return { burnedTickets, restoredTickets };
}

describe("invariants of a draw with entries on chain", () => {
  it("hold in random histories", async () => {
    const ends = new Set<bigint>();
    for (let seed = 1; seed <= HISTORIES; seed++) {
      const fixture = await networkHelpers.loadFixture(deploy);
      const draw = await launch(fixture);
      const { program, owner } = fixture;
      const random = randomFrom(seed);
      let { total, seed: drawn } = await draw.info();
      let state = await draw.state();
      for (let i = 0; i < STEPS; i++) {
        await step(fixture, draw, random);
        const now = await draw.info();
        const next = await draw.state();
        if (state !== DrawState.Open) expect(now.total, "entries after the close").to.equal(total);
        if (drawn !== ethers.ZeroHash) expect(now.seed).to.equal(drawn);
        if (state >= DrawState.Drawn) expect(next).to.equal(state);
        ({ total, seed: drawn } = now);
        state = next;
        const { burnedTickets, restoredTickets } = await expectTicketsCovered(draw);
        if (restoredTickets > 0n) expect(state).to.be.oneOf([DrawState.Void, DrawState.Refunded]);
        const { minted } = await program.campaignOf(draw);
        const supply = BigInt(2 * POINTS) - 10n * (burnedTickets - restoredTickets) + minted;
        expect(await program.totalSupply()).to.equal(supply);
      }
      await networkHelpers.time.increase(2_000);
      await draw.announceRefund().catch(() => undefined);
      await networkHelpers.time.increase(8);
      await draw.executeRefund().catch(() => undefined);
      for (let prize = 0; prize < PRIZES; prize++) await draw.settleUnclaimed(prize).catch(() => undefined);
      for (let prize = 0; prize < PRIZES; prize++) expect((await draw.winnerOf(prize)).settled).to.equal(true);
      const { minted, held } = await program.campaignOf(draw);
      expect([minted, held]).to.deep.equal([BigInt(100 * PRIZES), 0n]);
      expect(await program.balanceOf(owner.address)).to.equal(0n);
      ends.add(await draw.state());
    }
    expect(ends.size, "the histories end in several states").to.be.greaterThan(1);
  });
});
