import { expect } from "chai";
import { network } from "hardhat";
import type { Address } from "viem";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import { claimKeyEntrant } from "#sdk/draw/claimKeyEntrant";
import {
  accountEntry,
  BOND_WEI,
  commitDraw,
  deployDraws,
  DrawState,
  fulfillDraw,
  launchDraw,
  passFreeze,
  pointsPrizes,
  PrizeKind,
  provenEntry,
  signPrizeClaim,
  signTickets,
} from "../../support/drawFixture.ts";
import { randomEntries } from "../../support/randomEntries.ts";
import { FAR } from "../../support/signClaim.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const deploy = () => deployDraws(connection);

describe("Draw: cheating customers and strangers", () => {
  it("use tickets that were returned, or that others signed, or more than anybody may have", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, eve, program, tickets } = fixture;
    const draw = await launchDraw(fixture);
    const { tree } = await commitDraw(fixture, draw, [...randomEntries(200, 3), accountEntry(ann.address, 10n)]);
    const { entriesCloseAt } = await draw.terms();
    const entrant = accountEntrant(ann.address as Address);
    const challenge = async (receipt: { entrant: `0x${string}`; tickets: number; finalAt: bigint }, signer = tickets) =>
      draw.challengeOmission(receipt, await signTickets(fixture, draw, receipt, signer), { value: BOND_WEI });
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
      await draw.connect(fixture.eve).challengeLeaf(index, { value: BOND_WEI });
    }
    const least = 150_000n * 2n * 1_000_000_000n + 2n;
    expect(await draw.bondAt(1_000_000_000)).to.equal(2n * least);
    await networkHelpers.setNextBlockBaseFeePerGas(1_000_000_000);
    await expect(draw.challengeLeaf(16, { value: 2n * least - 1n })).to.be.revertedWithCustomError(draw, "WrongValue");
    await networkHelpers.setNextBlockBaseFeePerGas(1_000_000_000);
    await draw.connect(fixture.bob).answerLeaf(provenEntry(tree, 3));
    expect(await draw.creditOf(fixture.bob.address)).to.equal(least - 1n);
    expect(await draw.creditOf(fixture.eve.address)).to.equal(BOND_WEI - least + 1n);
    for (let index = 0; index < 16; index++) {
      if (index !== 3) await draw.answerLeaf(provenEntry(tree, index));
    }
    await passFreeze(fixture, draw);
    expect(await draw.state()).to.equal(DrawState.Frozen);
  });

  it("claim for others: a claim pays the winner only, and a claim key's prize needs the key", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, bob, eve, owner, program } = fixture;
    const key = ethers.Wallet.createRandom();
    const draw = await launchDraw(fixture, { prizes: pointsPrizes(100, 2) });
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

    const mine = await launchDraw(fixture, { prizes: pointsPrizes(100, 1) });
    const list = await commitDraw(fixture, mine, [accountEntry(ann.address)]);
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
    const { tree } = await commitDraw(fixture, draw, [accountEntry(ann.address)]);
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
    const draw = await launchDraw(fixture, { prizes: pointsPrizes(100, 1) });
    const { tree } = await commitDraw(fixture, draw, [accountEntry(ann.address)]);
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
