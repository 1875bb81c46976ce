import { expect } from "chai";
import { network } from "hardhat";
import { launchCampaign } from "../support/launchCampaign.ts";
import { deployProgram } from "../support/programFixture.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const fixture = () => deployProgram(connection);

describe("Program: campaigns", () => {
  it("launches a clone whose code holds the program, the time and the terms", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const campaign = await launchCampaign(ethers, deployed, { terms: "anything" });
    expect(await campaign.program()).to.equal(await deployed.program.getAddress());
    expect(await campaign.launchedAt()).to.equal(await networkHelpers.time.latest());
    expect(await campaign.terms()).to.equal(ethers.hexlify(ethers.toUtf8Bytes("anything")));
    const { number, budget } = await deployed.program.campaignOf(await campaign.getAddress());
    expect([number, budget]).to.deep.equal([1n, 10_000n]);
  });

  it("refuses code that the factory does not list", async () => {
    const { program, factory } = await networkHelpers.loadFixture(fixture);
    await expect(program.launch(await factory.getAddress(), "0x", 0))
      .to.be.revertedWithCustomError(program, "NotImplementation")
      .withArgs(await factory.getAddress());
  });

  it("mints, holds, releases and cancels within the budget", async () => {
    const deployed = await networkHelpers.loadFixture(fixture);
    const { program, ann } = deployed;
    const campaign = await launchCampaign(ethers, deployed, { mintBudget: 100 });
    await campaign.mint(ann.address, 30);
    await campaign.hold(50);
    await expect(campaign.mint(ann.address, 21))
      .to.be.revertedWithCustomError(program, "MintBudgetExceeded")
      .withArgs(21, 20);
    await campaign.release(ann.address, 10);
    await campaign.cancelHold(15);
    await expect(campaign.release(ann.address, 26))
      .to.be.revertedWithCustomError(program, "HoldExceeded")
      .withArgs(26, 25);
    await campaign.award(ann.address, 25);
    expect(await program.balanceOf(ann.address)).to.equal(65);
    const { minted, held } = await program.campaignOf(await campaign.getAddress());
    expect([minted, held]).to.deep.equal([65n, 0n]);
  });
});
