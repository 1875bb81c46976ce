import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { network } from "hardhat";
import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { deployProgram, EPOCH_SECONDS, Role } from "../support/programFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const fixture = () => deployProgram(connection);

describe("Program.claim", () => {
  it("mints what was earned and is not yet claimed, whoever sends it", async () => {
    const { program, issuer, ann, eve } = await networkHelpers.loadFixture(fixture);
    const word = packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, 120] });
    const signature = await signClaim(program, issuer, ann.address, word);

    await expect(program.connect(eve).claim(ann.address, word, FAR, signature))
      .to.emit(program, "Transfer")
      .withArgs(ZeroAddress, ann.address, 120);
    expect(await program.balanceOf(ann.address)).to.equal(120);
    expect(await program.totalSupply()).to.equal(120);
  });

  it("takes the 64-byte form of a signature", async () => {
    const { program, issuer, ann } = await networkHelpers.loadFixture(fixture);
    const word = packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, 5] });
    await program.claim(ann.address, word, FAR, await signClaim(program, issuer, ann.address, word, { compact: true }));
    expect(await program.balanceOf(ann.address)).to.equal(5);
  });

  it("changes and emits nothing when it is repeated", async () => {
    const { program, issuer, ann } = await networkHelpers.loadFixture(fixture);
    const word = packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, 120] });
    const signature = await signClaim(program, issuer, ann.address, word);
    await program.claim(ann.address, word, FAR, signature);
    const before = await program.accountWord(ann.address);

    await expect(program.claim(ann.address, word, FAR, signature)).not.to.emit(program, "Transfer");
    expect(await program.accountWord(ann.address)).to.equal(before);
  });

  it("dates points by the epoch they were earned in, not by the claim", async () => {
    const { program, issuer, ann, firstEpochAt } = await networkHelpers.loadFixture(fixture);
    await networkHelpers.time.increaseTo(firstEpochAt + 3 * EPOCH_SECONDS);
    const word = packClaimWord({ epoch: 7, totals: [5, 15, 35, 35, 75] });
    await program.claim(ann.address, word, FAR, await signClaim(program, issuer, ann.address, word));

    expect(await program.balanceOf(ann.address), "the 5 of epoch 3 have expired").to.equal(70);
    const expiries = await program.expiries(ann.address);
    expect(expiries.map(({ points }) => points)).to.deep.equal([10n, 20n, 0n, 40n]);
    expect(expiries.map(({ expiresAt }) => Number(expiresAt))).to.deep.equal(
      [4, 5, 6, 7].map((epochs) => firstEpochAt + epochs * EPOCH_SECONDS),
    );
  });

  it("gives what lies above the claimed total, in the epochs in which it was earned", async () => {
    const { program, issuer, ann, firstEpochAt } = await networkHelpers.loadFixture(fixture);
    await networkHelpers.time.increaseTo(firstEpochAt + 4 * EPOCH_SECONDS);
    const claimed = packClaimWord({ epoch: 5, totals: [0, 0, 0, 0, 15] });
    await program.claim(ann.address, claimed, FAR, await signClaim(program, issuer, ann.address, claimed));
    // Of what was earned by the end of the epochs 4 to 8, 15 are claimed already: all of epoch 4, half of epoch 5.
    const word = packClaimWord({ epoch: 8, totals: [10, 20, 30, 40, 50] });
    await program.claim(ann.address, word, FAR, await signClaim(program, issuer, ann.address, word));
    const expiries = await program.expiries(ann.address);
    expect(expiries.map(({ points }) => Number(points))).to.deep.equal([20, 10, 10, 10]);
    expect(await program.totalSupply()).to.equal(50);
  });

  it("lets no total that falls borrow from another epoch", async () => {
    const { program, issuer, ann, firstEpochAt } = await networkHelpers.loadFixture(fixture);
    await networkHelpers.time.increaseTo(firstEpochAt + 4 * EPOCH_SECONDS);
    const totals = [0n, 100n, 50n, 80n, 130n];
    const word = totals.reduce((packed, total) => (packed << 48n) | total, 8n);
    await program.claim(ann.address, word, FAR, await signClaim(program, issuer, ann.address, word));
    const expiries = await program.expiries(ann.address);
    expect(expiries.map(({ points }) => Number(points))).to.deep.equal([100, 0, 0, 30]);
    expect((await program.statementOf(ann)).claimed).to.equal(130);
  });

  it("refuses a claim after its deadline", async () => {
    const { program, issuer, ann } = await networkHelpers.loadFixture(fixture);
    const word = packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, 1] });
    const deadline = (await networkHelpers.time.latest()) + 60;
    const signature = await signClaim(program, issuer, ann.address, word, { deadline });
    await networkHelpers.time.setNextBlockTimestamp(deadline + 1);
    await expect(program.claim(ann.address, word, deadline, signature))
      .to.be.revertedWithCustomError(program, "ClaimExpired")
      .withArgs(deadline, deadline + 1);
  });

  it("refuses an epoch that has not begun", async () => {
    const { program, issuer, ann } = await networkHelpers.loadFixture(fixture);
    const word = packClaimWord({ epoch: 5, totals: [0, 0, 0, 0, 1] });
    await expect(program.claim(ann.address, word, FAR, await signClaim(program, issuer, ann.address, word)))
      .to.be.revertedWithCustomError(program, "ClaimFromFuture")
      .withArgs(5, 4);
  });

  it("refuses a signature of somebody who is no claims key", async () => {
    const { program, ann, eve, owner } = await networkHelpers.loadFixture(fixture);
    await program.addIssuer(eve.address, Role.Quotes, (await networkHelpers.time.latest()) + 1);
    const word = packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, 1] });
    for (const signer of [eve, ann, owner]) {
      await expect(program.claim(ann.address, word, FAR, await signClaim(program, signer, ann.address, word)))
        .to.be.revertedWithCustomError(program, "NotIssuer")
        .withArgs(signer.address, Role.Claims, (await networkHelpers.time.latest()) + 1);
    }
  });
});
