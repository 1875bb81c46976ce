import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { expect } from "chai";
import { network } from "hardhat";
import { giveByClaim } from "../support/giveByClaim.ts";
import { launchCampaign } from "../support/launchCampaign.ts";
import { deployProgram, EPOCH_SECONDS } from "../support/programFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const fixture = () => deployProgram(connection, { tierThresholds: [100, 500, 2 ** 48 - 1] });

describe("Program.tierOf", () => {
  it("follows the points earned over the living epochs", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, issuer, ann, firstEpochAt } = deployed;
    expect(await program.tierThresholds()).to.deep.equal([100n, 500n, 2n ** 48n - 1n]);
    expect(await program.tierOf(ann.address)).to.equal(0);
    await giveByClaim(deployed, ann.address, 99);
    expect(await program.tierOf(ann.address)).to.equal(0);
    await giveByClaim(deployed, ann.address, 100);
    expect(await program.tierOf(ann.address)).to.equal(1);
    await networkHelpers.time.increaseTo(firstEpochAt + 3 * EPOCH_SECONDS);
    const word = packClaimWord({ epoch: 7, totals: [0, 100, 100, 100, 500] });
    await program.claim(ann.address, word, FAR, await signClaim(program, issuer, ann.address, word));
    expect(await program.tierOf(ann.address)).to.equal(2);
    await networkHelpers.time.increaseTo(firstEpochAt + 4 * EPOCH_SECONDS);
    expect(await program.tierOf(ann.address), "the first 100 are too old").to.equal(1);
  });

  it("does not fall by spending, nor rise by a transfer or a prize", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, ann, bob } = deployed;
    await giveByClaim(deployed, ann.address, 100);
    await program.connect(ann).transfer(bob.address, 100);
    expect(await program.tierOf(ann.address)).to.equal(1);
    const campaign = await launchCampaign(ethers, deployed, { mintBudget: 1_000, terms: "hold" });
    await campaign.hold(400);
    await campaign.award(bob.address, 405);
    expect(await program.tierOf(bob.address)).to.equal(0);
    await campaign.hold(100);
    await campaign.release(bob.address, 100);
    expect(await program.tierOf(bob.address), "an order's held points count").to.equal(1);
  });

  it("is 0 in a program without tiers", async () => {
    const deployed = await deployProgram(connection);
    await giveByClaim(deployed, deployed.ann.address, 100_000);
    expect(await deployed.program.tierOf(deployed.ann.address)).to.equal(0);
    expect(await deployed.program.tierThresholds()).to.deep.equal([]);
  });
});
