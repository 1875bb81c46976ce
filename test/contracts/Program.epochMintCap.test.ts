import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { expect } from "chai";
import { network } from "hardhat";
import { giveByClaim } from "../support/giveByClaim.ts";
import { launchCampaign } from "../support/launchCampaign.ts";
import { deployProgram, EPOCH_SECONDS } from "../support/programFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const { time } = networkHelpers;
const WEEK = 7 * 86_400;
const fixture = () => deployProgram(connection, { epochMintCap: 1_000 });

describe("Program: the mint cap of an epoch", () => {
  it("limits all claims together and begins anew with each epoch", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, issuer, ann, bob, firstEpochAt } = deployed;
    await giveByClaim(deployed, ann.address, 600);
    await expect(giveByClaim(deployed, bob.address, 401))
      .to.be.revertedWithCustomError(program, "EpochMintCapExceeded")
      .withArgs(1_001, 1_000);
    await giveByClaim(deployed, bob.address, 400);
    await time.increaseTo(firstEpochAt + EPOCH_SECONDS);
    const word = packClaimWord({ epoch: 5, totals: [0, 0, 0, 600, 1_600] });
    await program.claim(ann.address, word, FAR, await signClaim(program, issuer, ann.address, word));
    expect(await program.balanceOf(ann.address)).to.equal(1_600);
  });

  it("counts claims only, not what campaigns mint within their budgets", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const campaign = await launchCampaign(ethers, deployed, { mintBudget: 5_000 });
    await campaign.mint(deployed.ann.address, 5_000);
    await giveByClaim(deployed, deployed.ann.address, 1_000);
    expect(await deployed.program.balanceOf(deployed.ann.address)).to.equal(6_000);
  });

  it("is raised with seven days' notice", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, ann } = deployed;
    const now = (await time.latest()) + 60;
    await time.setNextBlockTimestamp(now);
    await expect(program.raiseEpochMintCap(2_000))
      .to.emit(program, "EpochMintCapRaised")
      .withArgs(2_000, now + WEEK);
    expect(await program.epochMintCap()).to.equal(1_000);
    await time.increaseTo(now + WEEK - 10);
    await expect(giveByClaim(deployed, ann.address, 1_500)).to.be.revertedWithCustomError(
      program,
      "EpochMintCapExceeded",
    );
    await time.increaseTo(now + WEEK);
    await giveByClaim(deployed, ann.address, 1_500);
    expect(await program.epochMintCap()).to.equal(2_000);
    await program.raiseEpochMintCap(3_000);
    expect(await program.epochMintCap(), "a second raise leaves the first in force").to.equal(2_000);
  });

  it("is never lowered, and only by the owner", async () => {
    const { program, ann } = await networkHelpers.loadFixture(fixture);
    for (const cap of [0, 1_000]) {
      await expect(program.raiseEpochMintCap(cap))
        .to.be.revertedWithCustomError(program, "CapNotRaised")
        .withArgs(cap, 1_000);
    }
    await expect(program.connect(ann).raiseEpochMintCap(2_000)).to.be.revertedWithCustomError(
      program,
      "OwnableUnauthorizedAccount",
    );
  });
});
