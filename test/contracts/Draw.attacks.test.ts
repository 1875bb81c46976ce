import { expect } from "chai";
import { network } from "hardhat";
import { type Address, pad } from "viem";
import { signRound } from "#sdk/beacon/signRound";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import { claimKeyEntrant } from "#sdk/draw/claimKeyEntrant";
import type { Entry } from "#sdk/draw/Entry";
import {
  BEACON_KEY,
  commitDraw,
  commitment,
  deployDraws,
  type DrawFixture,
  DrawMode,
  DrawState,
  fulfillDraw,
  launchDraw,
  PrizeKind,
  provenEntry,
  signPrizeClaim,
  signTickets,
  winningEntry,
} from "../support/drawFixture.ts";
import { randomEntries } from "../support/randomEntries.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const deploy = () => deployDraws(connection);
const BOND = ethers.parseEther("0.01");
const FAR = 2 ** 40;

const entryOf = (account: string, weight = 1n): Entry => ({ entrant: accountEntrant(account as Address), weight });
const points = (amount: number, quantity: number) => [
  { kind: PrizeKind.Points, token: ethers.ZeroAddress, amount, quantity },
];

async function passFreeze(draw: Awaited<ReturnType<typeof launchDraw>>): Promise<void> {
  await networkHelpers.time.increaseTo((await draw.info()).freezeAt + 1n);
}

/** All prizes went to the beneficiary, none to the merchant. */
async function expectForfeit(fixture: DrawFixture, draw: Awaited<ReturnType<typeof launchDraw>>): Promise<void> {
  const { program, beneficiary, owner } = fixture;
  for (let prize = 0; prize < 3; prize++) {
    await expect(draw.settleUnclaimed(prize)).to.emit(draw, "PrizeUnclaimed").withArgs(prize, beneficiary.address);
    await expect(draw.settleUnclaimed(prize)).to.be.revertedWithCustomError(draw, "AlreadySettled");
  }
  expect(await program.balanceOf(beneficiary.address)).to.equal(300n);
  expect(await program.balanceOf(owner.address)).to.equal(0n);
}

describe("Draw: a cheating merchant", () => {
  it("withholds the list: an unanswered leaf challenge makes the draw void, prizes and deposit go to the beneficiary", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { eve, beneficiary } = fixture;
    const draw = await launchDraw(fixture);
    await commitDraw(fixture, draw, randomEntries(9, 3));
    await draw.connect(eve).challengeLeaf(4, { value: BOND });
    await expect(draw.settleUnclaimed(0)).to.be.revertedWithCustomError(draw, "StillClaimable");
    await passFreeze(draw);
    expect(await draw.state()).to.equal(DrawState.Void);
    await expect(draw.recordVoid()).to.emit(draw, "DrawVoided");
    await expectForfeit(fixture, draw);
    await draw.settleDeposit();
    expect(await draw.creditOf(beneficiary.address)).to.equal(5_000n);
    await draw.releaseLeafBond(4);
    expect(await draw.creditOf(eve.address)).to.equal(BOND);
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
    await expect(draw.challengeLeaf(6, { value: BOND })).to.be.revertedWithCustomError(draw, "NoSuchEntry");
    await draw.challengeLeaf(5, { value: BOND });
    for (const forged of [
      { ...provenEntry(tree, 4), index: 5 },
      { entrant: pad("0x01"), weight: 0n, index: 5, proof: provenEntry(tree, 4).proof },
    ]) {
      await expect(draw.answerLeaf(forged)).to.revert(ethers);
    }
    await passFreeze(draw);
    expect(await draw.state()).to.equal(DrawState.Void);
  });

  it("voids late: after the challenge period nothing can be asked, after the freeze nothing answered, and no call makes it void", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    const { tree } = await commitDraw(fixture, draw, randomEntries(9, 3));
    await draw.challengeLeaf(2, { value: BOND });
    await draw.answerLeaf(provenEntry(tree, 2));
    await expect(draw.challengeLeaf(2, { value: BOND })).to.be.revertedWithCustomError(draw, "AlreadyChallenged");
    await networkHelpers.time.increaseTo((await draw.terms()).challengeEnd + 1n);
    await expect(draw.challengeLeaf(3, { value: BOND })).to.be.revertedWithCustomError(draw, "OutsideWindow");
    await passFreeze(draw);
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
    await draw.challengeLeaf(0, { value: BOND });
    await passFreeze(draw);
    await draw.releaseLeafBond(0);
    await draw.settleDeposit();
    expect(await draw.creditOf(fixture.owner.address)).to.equal(BOND);
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
    await passFreeze(draw);
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
    const { tree } = await commitDraw(fixture, draw, [entryOf(ann.address), forged]);
    await fulfillDraw(fixture, draw);
    await expect(draw.claim(0, provenEntry(tree, 1))).to.be.revertedWithCustomError(draw, "NoSuchEntrant");
  });

  it("omits tickets: what no leaf answers is appended at the freeze, can win, and costs the deposit", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, eve, beneficiary } = fixture;
    const draw = await launchDraw(fixture, { prizes: points(1, 60) });
    const others = randomEntries(20, 1);
    const { tree } = await commitDraw(fixture, draw, [...others, entryOf(ann.address, 3n)]);
    const { entriesCloseAt } = await draw.terms();
    const entrant = accountEntrant(ann.address as Address);
    const old = { entrant, tickets: 3, finalAt: entriesCloseAt };
    const late = { entrant, tickets: 5, finalAt: entriesCloseAt };
    await draw.connect(eve).challengeOmission(old, await signTickets(fixture, draw, old), { value: BOND });
    await draw.challengeOmission(late, await signTickets(fixture, draw, late), { value: BOND });
    expect(await draw.creditOf(eve.address)).to.equal(BOND);
    const index = tree.entries.length / 40 - 1;
    const leaf = [...Array(index + 1).keys()]
      .map((i) => provenEntry(tree, i))
      .find((entry) => entry.entrant === entrant);
    await draw.answerOmission(leaf!);
    expect((await draw.info()).appended).to.equal(2n);
    await passFreeze(draw);
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
    await draw.challengeOmission(receipt, await signTickets(fixture, draw, receipt), { value: BOND });
    await passFreeze(draw);
    expect(await draw.state()).to.equal(DrawState.Void);
    await expectForfeit(fixture, draw);
  });
});

describe("Draw: cheating customers and strangers", () => {
  it("use tickets that were returned, or that others signed, or more than anybody may have", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, eve, program, tickets } = fixture;
    const draw = await launchDraw(fixture);
    const { tree } = await commitDraw(fixture, draw, [...randomEntries(200, 3), entryOf(ann.address, 10n)]);
    const { entriesCloseAt } = await draw.terms();
    const entrant = accountEntrant(ann.address as Address);
    const challenge = async (receipt: { entrant: `0x${string}`; tickets: number; finalAt: bigint }, signer = tickets) =>
      draw.challengeOmission(receipt, await signTickets(fixture, draw, receipt, signer), { value: BOND });
    const pending = { entrant, tickets: 12, finalAt: entriesCloseAt + 1n };
    await expect(challenge(pending)).to.be.revertedWithCustomError(draw, "OutsideWindow");
    const final = { entrant, tickets: 12, finalAt: entriesCloseAt };
    await expect(challenge(final, eve)).to.be.revertedWithCustomError(draw, "WrongReceipt").withArgs(eve.address);

    await challenge(final);
    const leaf = Array.from({ length: tree.count }, (_, i) => provenEntry(tree, i)).find(
      (entry) => entry.entrant === entrant,
    );
    await draw.answerOmission(leaf!);
    expect((await draw.info()).appended).to.equal(0n);
    await expect(challenge(final)).to.be.revertedWithCustomError(draw, "AlreadyChallenged");

    const now = await networkHelpers.time.latest();
    await program.retireIssuer(tickets.address, now + 700);
    await networkHelpers.time.increase(20);
    const again = { entrant: accountEntrant(eve.address as Address), tickets: 1, finalAt: entriesCloseAt };
    await challenge(again);
  });

  it("grief with challenges: the bond doubles with every sixteen, and pays who answers", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    const { tree } = await commitDraw(fixture, draw, randomEntries(40, 1));
    await expect(draw.challengeLeaf(0, { value: 1 })).to.be.revertedWithCustomError(draw, "WrongValue");
    for (let index = 0; index < 16; index++) {
      await draw.connect(fixture.eve).challengeLeaf(index, { value: BOND });
    }
    const least = 150_000n * 2n * 1_000_000_000n + 2n;
    expect(await draw.bondAt(1_000_000_000)).to.equal(2n * least);
    await networkHelpers.setNextBlockBaseFeePerGas(1_000_000_000);
    await expect(draw.challengeLeaf(16, { value: 2n * least - 1n })).to.be.revertedWithCustomError(draw, "WrongValue");
    await networkHelpers.setNextBlockBaseFeePerGas(1_000_000_000);
    await draw.connect(fixture.bob).answerLeaf(provenEntry(tree, 3));
    expect(await draw.creditOf(fixture.bob.address)).to.equal(least - 1n);
    expect(await draw.creditOf(fixture.eve.address)).to.equal(BOND - least + 1n);
    for (let index = 0; index < 16; index++) {
      if (index !== 3) await draw.answerLeaf(provenEntry(tree, index));
    }
    await passFreeze(draw);
    expect(await draw.state()).to.equal(DrawState.Frozen);
  });

  it("claim for others: a claim pays the winner only, and a claim key's prize needs the key", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, bob, eve, owner, program } = fixture;
    const key = ethers.Wallet.createRandom();
    const draw = await launchDraw(fixture, { prizes: points(100, 2) });
    const { tree } = await commitDraw(fixture, draw, [
      { entrant: claimKeyEntrant(key.address as Address), weight: 1n },
    ]);
    await fulfillDraw(fixture, draw);
    await expect(draw.claimTo({ prize: 0, payee: eve.address, deadline: FAR }, "0x")).to.be.revertedWithCustomError(
      draw,
      "NotProven",
    );
    await draw.connect(eve).claim(0, provenEntry(tree, 0));
    expect(await program.balanceOf(key.address)).to.equal(0n);
    await expect(draw.payPrize(0)).to.be.revertedWithCustomError(draw, "NotSignedByWinner");

    const wish = { prize: 0, payee: bob.address, deadline: FAR };
    for (const rogue of [owner, eve]) {
      const forged = await signPrizeClaim(fixture, draw, wish, rogue);
      await expect(draw.claimTo(wish, forged)).to.be.revertedWithCustomError(draw, "NotSignedByWinner");
    }
    const signature = await signPrizeClaim(fixture, draw, wish, key);
    await expect(draw.claimTo({ ...wish, payee: eve.address }, signature)).to.be.revertedWithCustomError(
      draw,
      "NotSignedByWinner",
    );
    await expect(draw.claimTo({ ...wish, prize: 1 }, signature)).to.be.revertedWithCustomError(draw, "NotProven");
    await draw.connect(eve).claimTo(wish, signature);
    expect(await program.balanceOf(bob.address)).to.equal(100n);
    await expect(draw.claimTo(wish, signature)).to.be.revertedWithCustomError(draw, "AlreadySettled");

    const mine = await launchDraw(fixture, { prizes: points(100, 1) });
    const list = await commitDraw(fixture, mine, [entryOf(ann.address)]);
    await fulfillDraw(fixture, mine);
    await mine.connect(eve).claim(0, provenEntry(list.tree, 0));
    expect(await program.balanceOf(ann.address)).to.equal(100n);
    expect(await program.balanceOf(eve.address)).to.equal(0n);
  });

  it("cannot receive: the draw goes on, the winner may name another payee, and in the end the beneficiary is paid", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, bob, owner, beneficiary } = fixture;
    const coin = await ethers.deployContract("Erc20Mock", [0]);
    const draw = await launchDraw(fixture, {
      prizes: [{ kind: PrizeKind.Erc20, token: await coin.getAddress(), amount: 50, quantity: 2 }],
    });
    await coin.mint(owner.address, 100);
    await coin.approve(draw, 100);
    await draw.fund();
    const { tree } = await commitDraw(fixture, draw, [entryOf(ann.address)]);
    await fulfillDraw(fixture, draw);
    await coin.setBlocked(ann.address, true);
    for (const prize of [0, 1]) {
      await expect(draw.claim(prize, provenEntry(tree, 0)))
        .to.emit(draw, "PaymentFailed")
        .withArgs(prize, ann.address);
    }
    await expect(draw.payPrize(0)).to.be.revertedWithCustomError(draw, "PaymentRefused");
    const wish = { prize: 0, payee: bob.address, deadline: FAR };
    await draw.claimTo(wish, await signPrizeClaim(fixture, draw, wish, ann));
    expect(await coin.balanceOf(bob.address)).to.equal(50n);
    await expect(draw.settleUnclaimed(1)).to.be.revertedWithCustomError(draw, "StillClaimable");
    await networkHelpers.time.increase(102);
    await draw.settleUnclaimed(1);
    expect(await coin.balanceOf(beneficiary.address)).to.equal(50n);
  });

  it("starve the call of gas: a claim either fails as a whole or leaves the prize payable", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, eve, program } = fixture;
    const draw = await launchDraw(fixture, { prizes: points(100, 1) });
    const { tree } = await commitDraw(fixture, draw, [entryOf(ann.address)]);
    await fulfillDraw(fixture, draw);
    const entry = provenEntry(tree, 0);
    let proven = 0;
    for (let gasLimit = 60_000n; gasLimit <= 200_000n; gasLimit += 4_000n) {
      const start = await networkHelpers.takeSnapshot();
      const sent = await draw
        .connect(eve)
        .claim(0, entry, { gasLimit })
        .then(
          () => true,
          () => false,
        );
      if (sent) {
        proven++;
        if (!(await draw.winnerOf(0)).settled) await draw.payPrize(0);
        expect(await program.balanceOf(ann.address)).to.equal(100n);
      }
      await start.restore();
    }
    expect(proven).to.be.greaterThan(0);
  });

  it("send hostile calls as strangers: only the program launches and reports burns", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    await expect(draw.onLaunch()).to.be.revertedWithCustomError(draw, "NotProgram");
    await expect(draw.onPointsBurned(fixture.eve.address, 5, 5, "0x")).to.be.revertedWithCustomError(
      draw,
      "NotProgram",
    );
    await expect(draw.withdraw(fixture.eve.address)).to.be.revertedWithCustomError(draw, "NothingToWithdraw");
    await expect(draw.ticketOf(0)).to.be.revertedWithCustomError(draw, "WrongState");
  });
});
