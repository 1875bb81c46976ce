import { expect } from "chai";
import { network } from "hardhat";
import { giveByClaim } from "../support/giveByClaim.ts";
import { launchCampaign } from "../support/launchCampaign.ts";
import { deployProgram, EPOCH_SECONDS } from "../support/programFixture.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const WORD_OF_40 = (4n << 240n) | 40n;

/** Ann has 60 points of epoch 4 left, and 40 burned for a campaign. */
async function fixture() {
  const deployed = await deployProgram(connection, { tierThresholds: [50] });
  await giveByClaim(deployed, deployed.ann.address, 100);
  const campaign = await launchCampaign(ethers, deployed);
  await deployed.program.connect(deployed.ann).burnFor(await campaign.getAddress(), 40, "0x");
  return { ...deployed, campaign };
}

async function inEpoch(epoch: number) {
  const deployed = await networkHelpers.loadFixture(fixture);
  await networkHelpers.time.increaseTo(deployed.firstEpochAt + (epoch - 4) * EPOCH_SECONDS);
  const pointsByExpiry = async (): Promise<number[]> =>
    (await deployed.program.expiries(deployed.ann.address)).map(({ points }) => Number(points));
  return { ...deployed, pointsByExpiry };
}

describe("Program.restore", () => {
  it("gives points back with their own expiry, not a new one", async () => {
    const { campaign, ann, pointsByExpiry } = await inEpoch(6);
    await campaign.restore(ann.address, WORD_OF_40, false);
    expect(await pointsByExpiry()).to.deep.equal([0, 100, 0, 0]);
  });

  it("lets expired points lapse when the member cancels", async () => {
    const { program, campaign, ann } = await inEpoch(8);
    await expect(campaign.restore(ann.address, WORD_OF_40, false))
      .to.emit(program, "PointsRestored")
      .withArgs(await campaign.getAddress(), ann.address, 0, 40);
    expect(await program.balanceOf(ann.address)).to.equal(0);
  });

  it("revives expired points into the oldest living epoch when it is the merchant's doing", async () => {
    const { campaign, ann, pointsByExpiry } = await inEpoch(8);
    await campaign.restore(ann.address, WORD_OF_40, true);
    expect(await pointsByExpiry()).to.deep.equal([40, 0, 0, 0]);
  });

  it("gives back at most what was burned for this campaign", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, campaign, ann } = deployed;
    await campaign.restore(ann.address, (4n << 240n) | 30n, false);
    await expect(campaign.restore(ann.address, (4n << 240n) | 11n, false))
      .to.be.revertedWithCustomError(program, "RestoreExceeded")
      .withArgs(11, 10);
    const other = await launchCampaign(ethers, deployed);
    await expect(other.restore(ann.address, (4n << 240n) | 1n, false))
      .to.be.revertedWithCustomError(program, "RestoreExceeded")
      .withArgs(1, 0);
    await expect(program.restore(ann.address, WORD_OF_40, false)).to.be.revertedWithCustomError(program, "NotCampaign");
  });

  it("refuses points of an epoch that has not begun", async () => {
    const { program, campaign, ann } = await networkHelpers.loadFixture(fixture);
    await expect(campaign.restore(ann.address, (5n << 240n) | 1n, false))
      .to.be.revertedWithCustomError(program, "RestoreFromFuture")
      .withArgs(5, 4);
  });

  it("never counts towards a tier", async () => {
    const { program, campaign, ann } = await networkHelpers.loadFixture(fixture);
    const { earned } = await program.statementOf(ann.address);
    await campaign.restore(ann.address, WORD_OF_40, true);
    expect((await program.statementOf(ann.address)).earned).to.equal(earned);
  });
});
