import { expect } from "chai";
import { network } from "hardhat";
import type { Address } from "viem";
import { roundAt } from "#sdk/beacon/roundAt";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import { packClaimWord } from "#sdk/ledger/packClaimWord";
import {
  deployDraws,
  type DrawFixture,
  DrawMode,
  DrawState,
  fulfillDraw,
  launchDraw,
  signTickets,
} from "../support/drawFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const deploy = () => deployDraws(connection);

async function launchOnChain(fixture: DrawFixture) {
  const now = await networkHelpers.time.latest();
  const round = roundAt(fixture.beacon, now + 300);
  return launchDraw(fixture, {
    mode: DrawMode.OnChain,
    commitBy: 0,
    challengeEnd: 0,
    answerSeconds: 0,
    depositWei: 0,
    ticketPoints: 10,
    round,
  });
}

async function givePoints({ program, issuer }: DrawFixture, account: string, points: number): Promise<void> {
  const epoch = Number(await program.epoch());
  const word = packClaimWord({ epoch, totals: [0, 0, 0, 0, points] });
  await program.claim(account, word, FAR, await signClaim(program, issuer, account, word));
}

describe("Draw: entries on chain", () => {
  it("burns points for tickets, takes free entries by receipt, and finds winners without a proof", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { program, ann, bob, carl } = fixture;
    const draw = await launchOnChain(fixture);
    const address = await draw.getAddress();
    await givePoints(fixture, ann.address, 200);
    await givePoints(fixture, bob.address, 50);
    await program.connect(ann).burnFor(address, 120, "0x");
    await program.connect(bob).burnFor(address, 50, "0x");
    await program.connect(ann).burnFor(address, 30, "0x");
    await expect(program.connect(ann).burnFor(address, 15, "0x")).to.be.revertedWithCustomError(
      draw,
      "NotAWholeTicket",
    );
    const { entriesCloseAt } = await draw.terms();
    const receipt = { entrant: accountEntrant(carl.address as Address), tickets: 2, finalAt: entriesCloseAt };
    await draw.enterWithReceipt(receipt, await signTickets(fixture, draw, receipt));
    await expect(
      draw.enterWithReceipt(receipt, await signTickets(fixture, draw, receipt)),
    ).to.be.revertedWithCustomError(draw, "AlreadyEntered");
    expect(await draw.freeTickets()).to.equal(2n);
    expect(await draw.entryOf(2)).to.deep.equal([accountEntrant(ann.address as Address), 17n, 3n, false]);
    expect((await draw.info()).total).to.equal(22n);

    await networkHelpers.time.increaseTo(entriesCloseAt + 1n);
    await expect(program.connect(ann).burnFor(address, 10, "0x")).to.be.revertedWithCustomError(draw, "WrongState");
    await fulfillDraw(fixture, draw);
    for (let prize = 0; prize < 3; prize++) {
      const { ticket } = await draw.ticketOf(prize);
      const owner = ticket < 12n ? ann : ticket < 17n ? bob : ticket < 20n ? ann : carl;
      expect((await draw.winnerOf(prize)).entrant).to.equal(accountEntrant(owner.address as Address));
      const before = await program.balanceOf(owner.address);
      await draw.claimOnChain(prize);
      expect(await program.balanceOf(owner.address)).to.equal(before + 100n);
      await expect(draw.claimOnChain(prize)).to.be.revertedWithCustomError(draw, "AlreadySettled");
    }
    expect((await draw.verifyDraw()).prizesProven).to.equal(3n);
  });

  it("gives every burned point back when it is refunded, once", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { program, ann, bob } = fixture;
    const draw = await launchOnChain(fixture);
    await givePoints(fixture, ann.address, 200);
    await program.connect(ann).burnFor(await draw.getAddress(), 120, "0x");
    await expect(draw.restoreEntry(0)).to.be.revertedWithCustomError(draw, "WrongState");
    await networkHelpers.time.increaseTo((await draw.terms()).drawBy + 1n);
    await draw.announceRefund();
    await networkHelpers.time.increase(8);
    await draw.executeRefund();
    await draw.connect(bob).restoreEntry(0);
    expect(await program.balanceOf(ann.address)).to.equal(200n);
    await expect(draw.restoreEntry(0)).to.be.revertedWithCustomError(draw, "NoSuchEntry");
    await expect(draw.restoreEntry(1)).to.be.revertedWithCustomError(draw, "NoSuchEntry");
  });

  it("is void without entries", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchOnChain(fixture);
    await networkHelpers.time.increaseTo((await draw.terms()).entriesCloseAt + 1n);
    expect(await draw.state()).to.equal(DrawState.Void);
    await draw.settleUnclaimed(0);
  });
});
