import { expect } from "chai";
import { network } from "hardhat";
import type { Address } from "viem";
import { signRound } from "#sdk/beacon/signRound";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import { drawSeed } from "#sdk/draw/drawSeed";
import { drawTicket } from "#sdk/draw/drawTicket";
import { entryAt } from "#sdk/draw/entryAt";
import { ownerOfTicket } from "#sdk/draw/ownerOfTicket";
import { selectWinners } from "#sdk/draw/selectWinners";
import {
  accountEntry,
  BEACON_KEY,
  commitDraw,
  commitment,
  deployDraws,
  DrawMode,
  DrawState,
  fulfillDraw,
  launchDraw,
  pointsPrizes,
  PrizeKind,
  provenEntry,
  winningEntry,
} from "../support/drawFixture.ts";
import { randomEntries } from "../support/randomEntries.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const deploy = () => deployDraws(connection);

describe("Draw: from launch to prize", () => {
  it("commits, freezes, draws and pays; the twin finds the same seed, tickets and winners", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { program, beacon, adapter } = fixture;
    const draw = await launchDraw(fixture);
    expect(await draw.state()).to.equal(DrawState.Open);
    const entries = randomEntries(37, 5);
    const { tree, round } = await commitDraw(fixture, draw, entries);
    expect(await draw.state()).to.equal(DrawState.Challenge);
    await networkHelpers.time.increaseTo((await draw.info()).freezeAt + 1n);
    expect(await draw.state()).to.equal(DrawState.Frozen);
    const undrawn = await draw.info();
    expect([undrawn.seed, undrawn.drawnAt]).to.deep.equal([ethers.ZeroHash, 0n]);
    expect(await draw.explain()).to.contain("= not known yet;");

    await fulfillDraw(fixture, draw);
    expect(await draw.state()).to.equal(DrawState.Drawn);
    const { seed, total } = await draw.info();
    const { chainId } = await ethers.provider.getNetwork();
    const address = (await draw.getAddress()) as Address;
    const randomness = (await adapter.randomnessOf(round)) as Address;
    const twin = drawSeed({ chainId: Number(chainId), draw: address, root: tree.root, total, round, randomness });
    expect(seed).to.equal(twin);
    expect(beacon.isTest).to.equal(true);

    for (let prize = 0; prize < 3; prize++) {
      const ticket = drawTicket(twin, prize, 0, total);
      expect(await draw.ticketOf(prize)).to.deep.equal([ticket, 0n]);
      const entry = provenEntry(tree, ownerOfTicket(tree, ticket));
      const winner = ethers.getAddress(`0x${entry.entrant.slice(26)}`);
      const before = await program.balanceOf(winner);
      expect((await draw.verifyWinner(prize, entry)).owns).to.equal(true);
      await expect(draw.claim(prize, entry)).to.emit(draw, "WinnerProven").and.to.emit(draw, "PrizePaid");
      expect(await program.balanceOf(winner)).to.equal(before + 100n);
      await expect(draw.claim(prize, entry)).to.be.revertedWithCustomError(draw, "AlreadySettled").withArgs(prize);
    }
    expect(await draw.verifyDraw()).to.deep.equal([true, true, true, 3n, 3n]);
    expect(await draw.explain())
      .to.contain(seed)
      .and.to.contain(`mod ${total}`);
    await draw.settleDeposit();
    expect(await draw.creditOf(fixture.owner.address)).to.equal(5_000n);
    await expect(draw.withdraw(fixture.owner.address)).to.changeEtherBalance(ethers, fixture.owner, 5_000n);
  });

  it("distinct: nobody wins twice, and the winners are the twin's", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const prizes = 6;
    const draw = await launchDraw(fixture, {
      mode: DrawMode.Distinct,
      maxWeight: 1,
      prizes: [{ kind: PrizeKind.Points, token: ethers.ZeroAddress, amount: 10, quantity: prizes }],
    });
    const { tree } = await commitDraw(fixture, draw, randomEntries(8, 1));
    await fulfillDraw(fixture, draw);
    const { seed, total } = await draw.info();
    const ownerOf = (ticket: bigint) => entryAt(tree.entries, ownerOfTicket(tree, ticket));
    const twins = selectWinners({ mode: "distinct", seed: seed as Address, total, prizes, maxWeight: 1n, ownerOf });
    await expect(draw.claim(1, await winningEntry(draw, tree, 1))).to.be.revertedWithCustomError(
      draw,
      "NotThisPrizeYet",
    );
    for (let prize = 0; prize < prizes; prize++) {
      while ((await draw.winnerOf(prize)).entrant === ethers.ZeroHash) {
        await draw.claim(prize, await winningEntry(draw, tree, prize));
      }
      expect((await draw.winnerOf(prize)).entrant).to.equal(twins[prize]?.entrant);
    }
    expect(new Set(twins.map((winner) => winner?.entrant)).size).to.equal(prizes);
  });

  it("distinct: as many prizes as entrants go to all of them", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture, { mode: DrawMode.Distinct, maxWeight: 1, claimSeconds: 10_000 });
    const { tree } = await commitDraw(fixture, draw, randomEntries(3, 1));
    await fulfillDraw(fixture, draw);
    const winners = new Set<string>();
    for (let prize = 0; prize < 3; prize++) {
      while ((await draw.winnerOf(prize)).entrant === ethers.ZeroHash) {
        await draw.claim(prize, await winningEntry(draw, tree, prize));
      }
      winners.add((await draw.winnerOf(prize)).entrant);
    }
    expect(winners.size).to.equal(3);
  });

  it("distinct: one entrant wins one prize; after 32 attempts the next goes to the beneficiary", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, beneficiary, program } = fixture;
    const prizes = pointsPrizes(100, 2);
    const draw = await launchDraw(fixture, { mode: DrawMode.Distinct, maxWeight: 1, claimSeconds: 10_000, prizes });
    const { tree } = await commitDraw(fixture, draw, [accountEntry(ann.address)]);
    await fulfillDraw(fixture, draw);
    const only = provenEntry(tree, 0);
    await draw.claim(0, only);
    for (let attempt = 1; attempt <= 32; attempt++) {
      await expect(draw.settleUnclaimed(1)).to.be.revertedWithCustomError(draw, "StillClaimable");
      await expect(draw.claim(1, only)).to.emit(draw, "Redrawn").withArgs(1, only.entrant, attempt);
    }
    await expect(draw.claim(1, only)).to.be.revertedWithCustomError(draw, "NotThisPrizeYet").withArgs(1, 2);
    await draw.settleUnclaimed(1);
    expect(await program.balanceOf(beneficiary.address)).to.equal(100n);
    expect(await program.balanceOf(ann.address)).to.equal(100n);
  });

  it("holds ERC-20 and ERC-721 prizes from before the first entry, and measures them", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const coin = await ethers.deployContract("Erc20Mock", [0]);
    const art = await ethers.deployContract("Erc721Mock");
    const prizes = [
      { kind: PrizeKind.Erc721, token: await art.getAddress(), amount: 7, quantity: 1 },
      { kind: PrizeKind.Erc20, token: await coin.getAddress(), amount: 50, quantity: 2 },
    ];
    const draw = await launchDraw(fixture, { prizes });
    expect(await draw.state()).to.equal(DrawState.Unfunded);
    const { args } = await commitment(fixture, draw, randomEntries(3, 1));
    await expect(draw.commit(...args, { value: 5_000 })).to.be.revertedWithCustomError(draw, "WrongState");
    await coin.mint(fixture.owner.address, 100);
    await art.mint(fixture.owner.address, 7);
    await coin.approve(draw, 100);
    await art.approve(draw, 7);
    await draw.fund();
    expect(await coin.balanceOf(draw)).to.equal(100n);
    expect(await art.ownerOf(7)).to.equal(await draw.getAddress());
    await expect(draw.fund()).to.be.revertedWithCustomError(draw, "WrongState");

    const { tree } = await commitDraw(fixture, draw, [
      { entrant: accountEntrant(fixture.ann.address as Address), weight: 1n },
    ]);
    await fulfillDraw(fixture, draw);
    for (let prize = 0; prize < 3; prize++) await draw.claim(prize, provenEntry(tree, 0));
    expect(await art.ownerOf(7)).to.equal(fixture.ann.address);
    expect(await coin.balanceOf(fixture.ann.address)).to.equal(100n);

    const taxed = await ethers.deployContract("Erc20Mock", [100]);
    const poor = await launchDraw(fixture, {
      prizes: [{ kind: PrizeKind.Erc20, token: await taxed.getAddress(), amount: 100, quantity: 1 }],
    });
    await taxed.mint(fixture.owner.address, 100);
    await taxed.approve(poor, 100);
    await expect(poor.fund())
      .to.be.revertedWithCustomError(poor, "WrongAmountReceived")
      .withArgs(await taxed.getAddress(), 99, 100);
  });

  it("sets the seed once, and only from the committed round's signature, whoever sends it", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { adapter, eve } = fixture;
    const draw = await launchDraw(fixture);
    const { round } = await commitDraw(fixture, draw, randomEntries(5, 1));
    await expect(draw.fulfill(signRound(BEACON_KEY, round))).to.be.revertedWithCustomError(draw, "WrongState");
    await networkHelpers.time.increaseTo((await draw.info()).roundAt);
    await expect(draw.fulfill(signRound(BEACON_KEY, round + 1))).to.be.revertedWithCustomError(
      adapter,
      "WrongSignature",
    );
    await expect(draw.fulfill(signRound(BEACON_KEY + 1n, round))).to.be.revertedWithCustomError(
      adapter,
      "WrongSignature",
    );
    const unproven = await networkHelpers.takeSnapshot();
    await draw.connect(eve).fulfill(signRound(BEACON_KEY, round));
    await expect(draw.fulfill(signRound(BEACON_KEY, round))).to.be.revertedWithCustomError(draw, "WrongState");
    const { seed } = await draw.info();

    // another draw of the same round has proven it: no signature is needed any more
    await unproven.restore();
    await expect(draw.fulfill("0x")).to.be.revertedWithCustomError(adapter, "WrongSignatureLength");
    await adapter.prove(round, signRound(BEACON_KEY, round));
    await draw.fulfill("0x");
    expect((await draw.info()).seed).to.equal(seed);
  });

  it("gives the same winners whoever sends what, in which order, when and at which gas price", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { ann, eve } = fixture;
    const draw = await launchDraw(fixture);
    const { tree, round } = await commitDraw(fixture, draw, randomEntries(30, 3));
    await networkHelpers.time.increaseTo((await draw.info()).roundAt);
    const start = await networkHelpers.takeSnapshot();
    const outcomes: string[][] = [];
    for (const [sender, order, delay, gwei] of [
      [ann, [0, 1, 2], 0, 2n],
      [eve, [2, 0, 1], 57, 90n],
    ] as const) {
      const overrides = { gasPrice: gwei * 1_000_000_000n };
      await networkHelpers.time.increase(delay + 1);
      await draw.connect(sender).fulfill(signRound(BEACON_KEY, round), overrides);
      for (const prize of order) {
        await draw.connect(sender).claim(prize, await winningEntry(draw, tree, prize), overrides);
      }
      const winners = await Promise.all([0, 1, 2].map(async (prize) => (await draw.winnerOf(prize)).entrant));
      outcomes.push([(await draw.info()).seed, ...winners]);
      await start.restore();
    }
    expect(outcomes[0]).to.deep.equal(outcomes[1]);
  });

  it("refuses terms that would not protect anybody", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const now = await networkHelpers.time.latest();
    const points = { kind: PrizeKind.Points, token: ethers.ZeroAddress, amount: 1, quantity: 1 };
    const cases = {
      beneficiary: { beneficiary: fixture.owner.address },
      freeEntry: { freeEntry: "" },
      prizes: { prizes: [] },
      quantity: { prizes: [{ ...points, quantity: 0 }, points] },
      amount: { prizes: [{ ...points, amount: 0 }] },
      token: { prizes: [{ ...points, token: fixture.eve.address }] },
      entriesCloseAt: { entriesCloseAt: now - 1 },
      commitBy: { commitBy: now + 50 },
      challengeEnd: { challengeEnd: now + 200 },
      answerSeconds: { answerSeconds: 0 },
      drawBy: { drawBy: now + 400 },
      claimSeconds: { claimSeconds: 0 },
      maxWeight: { maxWeight: 0 },
      bondWei: { bondWei: ethers.parseEther("0.2") },
      beacon: { beacon: 1 },
      round: { round: 5 },
    };
    for (const [field, override] of Object.entries(cases)) {
      await expect(launchDraw(fixture, override), field)
        .to.be.revertedWithCustomError(fixture.implementation, "InvalidTerms")
        .withArgs(ethers.encodeBytes32String(field));
    }
  });

  it("refuses commitments that are early, backdated, unpaid or by others", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const draw = await launchDraw(fixture);
    const { args, round } = await commitment(fixture, draw, randomEntries(5, 1));
    const [root, total, count, , dataHash, uri] = args;
    const value = 5_000;
    await expect(draw.commit(...args, { value })).to.be.revertedWithCustomError(draw, "OutsideWindow");
    const { entriesCloseAt, drawBy, commitBy } = await draw.terms();
    await networkHelpers.time.increaseTo(entriesCloseAt + 1n);
    await expect(draw.connect(fixture.eve).commit(...args, { value })).to.be.revertedWithCustomError(
      draw,
      "NotCommitter",
    );
    await expect(draw.commit(...args)).to.be.revertedWithCustomError(draw, "WrongValue");
    const { freezeAt } = await draw.info();
    const past = Number(freezeAt - BigInt(fixture.beacon.genesisAt)) / 2;
    const late = Math.ceil(Number(drawBy - BigInt(fixture.beacon.genesisAt)) / 2) + 3;
    for (const other of [Math.floor(past) - 5, Math.floor(past), late]) {
      await expect(draw.commit(root, total, count, other, dataHash, uri, "0x", { value }))
        .to.be.revertedWithCustomError(draw, "WrongCommitment")
        .withArgs(ethers.encodeBytes32String("round"));
    }
    await expect(draw.commit(root, total, 6, round, dataHash, uri, "0x", { value })).to.be.revertedWithCustomError(
      draw,
      "WrongCommitment",
    );
    await expect(
      draw.commit(root, total, count, round, dataHash, uri, "0x00", { value }),
    ).to.be.revertedWithCustomError(draw, "WrongCommitment");
    await draw.commit(...args, { value });
    await expect(draw.commit(...args, { value })).to.be.revertedWithCustomError(draw, "WrongState");
    const other = await launchDraw(fixture);
    await networkHelpers.time.increaseTo(commitBy + 1_000n);
    await expect(other.commit(...args, { value }))
      .to.be.revertedWithCustomError(draw, "WrongState")
      .withArgs(DrawState.Void);
  });
});
