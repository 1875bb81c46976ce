import { expect } from "chai";
import { network } from "hardhat";
import { type Address, concat, type Hex, numberToHex, pad, size, slice } from "viem";
import { signRound } from "#sdk/beacon/signRound";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import type { Entry } from "#sdk/draw/Entry";
import type { IDraw } from "../../../types/ethers-contracts/index.ts";
import {
  accountEntry,
  BEACON_KEY,
  BOND_WEI,
  commitDraw,
  commitment,
  deployDraws,
  type DrawFixture,
  DrawMode,
  DrawState,
  drawTerms,
  fulfillDraw,
  launchDraw,
  passFreeze,
  pointsPrizes,
  provenEntry,
  signTickets,
  winningEntry,
} from "../../support/drawFixture.ts";
import { randomEntries } from "../../support/randomEntries.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const deploy = () => deployDraws(connection);

/** All prizes went to the beneficiary, none to the merchant. */
async function expectForfeit(fixture: DrawFixture, draw: IDraw): Promise<void> {
  const { program, beneficiary, owner } = fixture;
  for (let prize = 0; prize < 3; prize++) {
    await expect(draw.settleUnclaimed(prize)).to.emit(draw, "PrizeUnclaimed").withArgs(prize, beneficiary.address);
    await expect(draw.settleUnclaimed(prize)).to.be.revertedWithCustomError(draw, "AlreadySettled");
  }
  expect(await program.balanceOf(beneficiary.address)).to.equal(300n);
  expect(await program.balanceOf(owner.address)).to.equal(0n);
}

describe("Draw: a cheating merchant", () => {
  it("encodes its terms so that the launch checks others than those in force", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { program, implementation } = fixture;
    const honest = (await implementation.encodeTerms(await drawTerms(fixture))) as Hex;
    const hostile = (await implementation.encodeTerms(await drawTerms(fixture, { claimSeconds: 0 }))) as Hex;
    // the pointer in front leads to honest terms behind the hostile ones
    const twoTerms = concat([numberToHex(size(hostile), { size: 32 }), slice(hostile, 32), slice(honest, 32)]);
    // one group of prizes is its number and four words; the pointer to the prizes leads to a dearer copy behind the end
    const [pointerAt, prizesAt, prizesSize] = [32 + 14 * 32, 32 + 16 * 32, 5 * 32];
    const twoPrizes = concat([
      slice(honest, 0, pointerAt),
      numberToHex(size(honest) - 32, { size: 32 }),
      slice(honest, pointerAt + 32),
      slice(honest, prizesAt, prizesAt + prizesSize),
    ]);
    for (const terms of [twoTerms, twoPrizes]) {
      await expect(program.launch(await implementation.getAddress(), terms, 10_000))
        .to.be.revertedWithCustomError(implementation, "InvalidTerms")
        .withArgs(ethers.encodeBytes32String("encoding"));
    }
    await program.launch(await implementation.getAddress(), honest, 10_000);
  });

  it("withholds the list: an unanswered leaf challenge makes the draw void, prizes and deposit go to the beneficiary", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { eve, beneficiary } = fixture;
    const draw = await launchDraw(fixture);
    await commitDraw(fixture, draw, randomEntries(9, 3));
    await draw.connect(eve).challengeLeaf(4, { value: BOND_WEI });
    await expect(draw.settleUnclaimed(0)).to.be.revertedWithCustomError(draw, "StillClaimable");
    await passFreeze(fixture, draw);
    expect(await draw.state()).to.equal(DrawState.Void);
    await expect(draw.recordVoid()).to.emit(draw, "DrawVoided");
    await expectForfeit(fixture, draw);
    await draw.settleDeposit();
    expect(await draw.creditOf(beneficiary.address)).to.equal(5_000n);
    await draw.releaseLeafBond(4);
    expect(await draw.creditOf(eve.address)).to.equal(BOND_WEI);
    await expect(draw.releaseLeafBond(4)).to.be.revertedWithCustomError(draw, "NotChallenged");
  });

  it("counts one entry too many: its leaf cannot be answered; beyond the count nothing can be asked or claimed", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    const { tree, args } = await commitment(fixture, draw, randomEntries(5, 3));
    const { entriesCloseAt } = await draw.terms();
    await networkHelpers.time.increaseTo(entriesCloseAt + 1n);
    const [root, total, , round, dataHash, uri] = args;
    await draw.commit(root, total, 6, round, dataHash, uri, "0x", { value: 5_000 });
    await expect(draw.challengeLeaf(6, { value: BOND_WEI })).to.be.revertedWithCustomError(draw, "NoSuchEntry");
    await draw.challengeLeaf(5, { value: BOND_WEI });
    for (const forged of [
      { ...provenEntry(tree, 4), index: 5 },
      { entrant: pad("0x01"), weight: 0n, index: 5, proof: provenEntry(tree, 4).proof },
    ]) {
      await expect(draw.answerLeaf(forged)).to.revert(ethers);
    }
    await passFreeze(fixture, draw);
    expect(await draw.state()).to.equal(DrawState.Void);
  });

  it("counts one entry too few: who is beyond the count cannot win, and is counted as omitted", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture, { prizes: pointsPrizes(1, 60) });
    const { tree, args } = await commitment(fixture, draw, randomEntries(30, 1));
    const { entriesCloseAt } = await draw.terms();
    await networkHelpers.time.increaseTo(entriesCloseAt + 1n);
    const [root, total, , round, dataHash, uri] = args;
    await draw.commit(root, total, 29, round, dataHash, uri, "0x", { value: 5_000 });
    const hidden = provenEntry(tree, 29);
    const receipt = { entrant: hidden.entrant, tickets: 1, finalAt: entriesCloseAt };
    await draw.challengeOmission(receipt, await signTickets(fixture, draw, receipt), { value: BOND_WEI });
    await expect(draw.answerOmission(hidden)).to.be.revertedWithCustomError(draw, "NoSuchEntry").withArgs(29);
    await fulfillDraw(fixture, draw);
    await expect(draw.verifyWinner(0, { ...hidden, index: 30 })).to.be.revertedWithCustomError(draw, "NoSuchEntry");
    // as the first of the appended entries, with the tickets behind the tree's
    expect((await draw.verifyWinner(0, { ...hidden, proof: "0x" })).start).to.equal(30n);
  });

  it("voids late: after the challenge period nothing can be asked, after the freeze nothing answered, and no call makes it void", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    const { tree } = await commitDraw(fixture, draw, randomEntries(9, 3));
    await draw.challengeLeaf(2, { value: BOND_WEI });
    await draw.answerLeaf(provenEntry(tree, 2));
    await expect(draw.challengeLeaf(2, { value: BOND_WEI })).to.be.revertedWithCustomError(draw, "AlreadyChallenged");
    await networkHelpers.time.increaseTo((await draw.terms()).challengeEnd + 1n);
    await expect(draw.challengeLeaf(3, { value: BOND_WEI })).to.be.revertedWithCustomError(draw, "OutsideWindow");
    await passFreeze(fixture, draw);
    await expect(draw.answerLeaf(provenEntry(tree, 2))).to.be.revertedWithCustomError(draw, "WrongState");
    await expect(draw.recordVoid()).to.be.revertedWithCustomError(draw, "WrongState");
    await fulfillDraw(fixture, draw);
    await expect(draw.recordVoid()).to.be.revertedWithCustomError(draw, "WrongState");
    await expect(draw.announceRefund()).to.be.revertedWithCustomError(draw, "WrongState");
  });

  it("challenges itself and stays silent: it gets its own bond back and nothing else", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    await commitDraw(fixture, draw, randomEntries(9, 3));
    await draw.challengeLeaf(0, { value: BOND_WEI });
    await passFreeze(fixture, draw);
    await draw.releaseLeafBond(0);
    await draw.settleDeposit();
    expect(await draw.creditOf(fixture.owner.address)).to.equal(BOND_WEI);
    await expectForfeit(fixture, draw);
  });

  it("never commits: void by time alone, prizes to the beneficiary", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    await networkHelpers.time.increaseTo((await draw.terms()).commitBy + 1n);
    expect(await draw.state()).to.equal(DrawState.Void);
    await expectForfeit(fixture, draw);
  });

  it("does not deliver the beacon: a refund is announced a notice ahead, anyone can still fulfil, nothing comes home", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    const { round } = await commitDraw(fixture, draw, randomEntries(9, 3));
    await passFreeze(fixture, draw);
    await expect(draw.announceRefund()).to.be.revertedWithCustomError(draw, "OutsideWindow");
    await networkHelpers.time.increaseTo((await draw.terms()).drawBy + 1n);
    await expect(draw.executeRefund()).to.be.revertedWithCustomError(draw, "OutsideWindow");
    await draw.announceRefund();
    await expect(draw.executeRefund()).to.be.revertedWithCustomError(draw, "OutsideWindow");
    const rescued = await networkHelpers.takeSnapshot();
    await draw.connect(fixture.eve).fulfill(signRound(BEACON_KEY, round));
    await networkHelpers.time.increase(8);
    await expect(draw.executeRefund()).to.be.revertedWithCustomError(draw, "WrongState");
    await rescued.restore();
    await networkHelpers.time.increase(8);
    await draw.executeRefund();
    await expect(draw.fulfill(signRound(BEACON_KEY, round))).to.be.revertedWithCustomError(draw, "WrongState");
    await expectForfeit(fixture, draw);
  });

  it("starves the winners of their proofs: unclaimed prizes go to the beneficiary, there are no alternates", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    const { tree } = await commitDraw(fixture, draw, randomEntries(9, 3));
    await fulfillDraw(fixture, draw);
    const entry = await winningEntry(draw, tree, 0);
    const other = provenEntry(tree, (entry.index + 1) % 9);
    await expect(draw.claim(0, other)).to.be.revertedWithCustomError(draw, "NotTheWinner");
    await expect(draw.settleUnclaimed(0)).to.be.revertedWithCustomError(draw, "StillClaimable");
    await networkHelpers.time.increase(101);
    await expect(draw.claim(0, entry)).to.be.revertedWithCustomError(draw, "OutsideWindow");
    await expectForfeit(fixture, draw);
  });

  it("leaves a hole in a distinct draw: the prize is passed over in time, later winners do not change", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture, { mode: DrawMode.Distinct, maxWeight: 1 });
    const { tree } = await commitDraw(fixture, draw, randomEntries(40, 1));
    await fulfillDraw(fixture, draw);
    const first = await winningEntry(draw, tree, 0);
    const second = await winningEntry(draw, tree, 1);
    await expect(draw.claim(1, second)).to.be.revertedWithCustomError(draw, "NotThisPrizeYet").withArgs(1, 0);
    await networkHelpers.time.increase(101);
    await expect(draw.claim(0, first)).to.be.revertedWithCustomError(draw, "NotThisPrizeYet").withArgs(0, 1);
    await draw.claim(1, second);
    expect((await draw.winnerOf(1)).entrant).to.equal(second.entrant);
    await expect(draw.settleUnclaimed(0)).to.emit(draw, "PrizeUnclaimed");
  });

  it("lists one account twice, once under other upper bits: it wins once, the forged entrant never", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann } = fixture;
    const forged: Entry = { entrant: `0xff${accountEntrant(ann.address as Address).slice(4)}`, weight: 1n };
    const draw = await launchDraw(fixture, { mode: DrawMode.Distinct, maxWeight: 1 });
    const { tree } = await commitDraw(fixture, draw, [accountEntry(ann.address), forged]);
    await fulfillDraw(fixture, draw);
    await expect(draw.claim(0, provenEntry(tree, 1))).to.be.revertedWithCustomError(draw, "NoSuchEntrant");
  });

  it("omits tickets: what no leaf answers is appended at the freeze, can win, and costs the deposit", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, eve, beneficiary } = fixture;
    const draw = await launchDraw(fixture, { prizes: pointsPrizes(1, 60) });
    const others = randomEntries(20, 1);
    const { tree } = await commitDraw(fixture, draw, [...others, accountEntry(ann.address, 3n)]);
    const { entriesCloseAt } = await draw.terms();
    const entrant = accountEntrant(ann.address as Address);
    const old = { entrant, tickets: 3, finalAt: entriesCloseAt };
    const late = { entrant, tickets: 5, finalAt: entriesCloseAt };
    await draw.connect(eve).challengeOmission(old, await signTickets(fixture, draw, old), { value: BOND_WEI });
    await draw.challengeOmission(late, await signTickets(fixture, draw, late), { value: BOND_WEI });
    expect(await draw.creditOf(eve.address)).to.equal(BOND_WEI);
    const index = tree.entries.length / 40 - 1;
    const leaf = [...Array(index + 1).keys()]
      .map((i) => provenEntry(tree, i))
      .find((entry) => entry.entrant === entrant);
    await draw.answerOmission(leaf!);
    expect((await draw.info()).appended).to.equal(2n);
    await passFreeze(fixture, draw);
    expect(await draw.state()).to.equal(DrawState.Frozen);
    await fulfillDraw(fixture, draw);

    const appended = { entrant, weight: 2n, index: tree.count, proof: "0x" };
    let won = 0;
    for (let prize = 0; prize < 60; prize++) {
      const { owns, start } = await draw.verifyWinner(prize, appended);
      expect(start).to.equal(tree.total);
      if (!owns) continue;
      await draw.claim(prize, appended);
      won++;
    }
    expect(won).to.be.greaterThan(0);
    await expect(draw.verifyWinner(0, { ...appended, weight: 3n })).to.be.revertedWithCustomError(draw, "NoSuchEntry");
    await draw.settleDeposit();
    expect(await draw.creditOf(beneficiary.address)).to.equal(5_000n);
    await draw.releaseOmissionBond(entrant);
    await expect(draw.releaseOmissionBond(entrant)).to.be.revertedWithCustomError(draw, "NotChallenged");
  });

  it("omits more than a tenth: the draw is void", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    await commitDraw(fixture, draw, randomEntries(20, 1));
    const { entriesCloseAt } = await draw.terms();
    const receipt = { entrant: accountEntrant(fixture.ann.address as Address), tickets: 3, finalAt: entriesCloseAt };
    await draw.challengeOmission(receipt, await signTickets(fixture, draw, receipt), { value: BOND_WEI });
    await passFreeze(fixture, draw);
    expect(await draw.state()).to.equal(DrawState.Void);
    await expectForfeit(fixture, draw);
  });
});
