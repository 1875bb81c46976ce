import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { network } from "hardhat";
import { giveByClaim } from "../support/giveByClaim.ts";
import { launchCampaign } from "../support/launchCampaign.ts";
import { deployProgram, EPOCH_SECONDS } from "../support/programFixture.ts";
import { FAR } from "../support/signClaim.ts";
import { signBurn } from "../support/signBurn.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;

async function fixture() {
  const deployed = await deployProgram(connection);
  await giveByClaim(deployed, deployed.ann.address, 100);
  const campaign = await launchCampaign(ethers, deployed);
  return { ...deployed, campaign, campaignAddress: await campaign.getAddress() };
}

describe("Program.burn", () => {
  it("burns the sender's points", async () => {
    const { program, ann } = await networkHelpers.loadFixture(fixture);
    await expect(program.connect(ann).burn(30)).to.emit(program, "Transfer").withArgs(ann.address, ZeroAddress, 30);
    expect(await program.balanceOf(ann.address)).to.equal(70);
    expect(await program.totalSupply()).to.equal(70);
  });

  it("takes points of an earlier epoch out of the supply of that epoch", async () => {
    const { program, ann, bob, campaign, firstEpochAt } = await networkHelpers.loadFixture(fixture);
    await networkHelpers.time.increaseTo(firstEpochAt + EPOCH_SECONDS);
    await program.connect(ann).burn(30);
    expect(await program.totalSupply()).to.equal(70);
    await campaign.mint(bob, 5);
    await networkHelpers.time.increaseTo(firstEpochAt + 4 * EPOCH_SECONDS);
    expect(await program.totalSupply(), "what is left of epoch 4 has expired").to.equal(5);
  });

  it("refuses more than the sender has, and nothing at all", async () => {
    const { program, ann } = await networkHelpers.loadFixture(fixture);
    await expect(program.connect(ann).burn(101))
      .to.be.revertedWithCustomError(program, "ERC20InsufficientBalance")
      .withArgs(ann.address, 100, 101);
    await expect(program.connect(ann).burn(0)).to.be.revertedWithCustomError(program, "NothingToBurn");
  });
});

describe("Program.burnFor", () => {
  it("tells the campaign whose points were burned, and of which epochs", async () => {
    const { program, ann, campaign, campaignAddress } = await networkHelpers.loadFixture(fixture);
    const word = (4n << 240n) | 40n;
    await expect(program.connect(ann).burnFor(campaignAddress, 40, "0xabcd"))
      .to.emit(campaign, "PointsTaken")
      .withArgs(ann.address, 40, word, "0xabcd")
      .and.to.emit(program, "PointsBurnedFor")
      .withArgs(campaignAddress, ann.address, 40);
    expect(await program.burnedFor(campaignAddress)).to.equal(40);
  });

  it("undoes the burn when the campaign refuses", async () => {
    const { program, ann, campaign, campaignAddress } = await networkHelpers.loadFixture(fixture);
    const data = ethers.hexlify(ethers.toUtf8Bytes("reject"));
    await expect(program.connect(ann).burnFor(campaignAddress, 40, data)).to.be.revertedWithCustomError(
      campaign,
      "BurnRejected",
    );
    expect(await program.balanceOf(ann.address)).to.equal(100);
  });

  it("refuses what the program did not launch", async () => {
    const { program, ann, bob } = await networkHelpers.loadFixture(fixture);
    await expect(program.connect(ann).burnFor(bob.address, 1, "0x"))
      .to.be.revertedWithCustomError(program, "NotCampaign")
      .withArgs(bob.address);
  });
});

describe("Program.burnForWithSignature", () => {
  it("burns for the account that signed, whoever sends it, once", async () => {
    const { program, ann, eve, campaignAddress } = await networkHelpers.loadFixture(fixture);
    const wish = { account: ann.address, campaign: campaignAddress, amount: 25, data: "0x01", nonce: 7, deadline: FAR };
    const signature = await signBurn(program, ann, wish);
    await program.connect(eve).burnForWithSignature(wish, signature);
    expect(await program.balanceOf(ann.address)).to.equal(75);

    await expect(program.burnForWithSignature(wish, signature)).to.be.revertedWithCustomError(
      program,
      "BurnAlreadyUsed",
    );
    await program.burnForWithSignature({ ...wish, nonce: 8 }, await signBurn(program, ann, { ...wish, nonce: 8 }));
    expect(await program.balanceOf(ann.address)).to.equal(50);
  });

  it("refuses a changed wish, another signer and a late one", async () => {
    const { program, ann, bob, eve, campaignAddress } = await networkHelpers.loadFixture(fixture);
    const deadline = (await networkHelpers.time.latest()) + 1_000;
    const wish = { account: ann.address, campaign: campaignAddress, amount: 25, data: "0x01", nonce: 7, deadline };
    const signature = await signBurn(program, ann, wish);
    const changes = [{ amount: 26 }, { data: "0x02" }, { nonce: 8 }, { deadline: deadline + 1 }];
    for (const change of changes) {
      await expect(program.burnForWithSignature({ ...wish, ...change }, signature))
        .to.be.revertedWithCustomError(program, "NotSignedBy")
        .withArgs(ann.address);
    }
    await expect(
      program.burnForWithSignature({ ...wish, account: bob.address }, signature),
    ).to.be.revertedWithCustomError(program, "NotSignedBy");
    await expect(program.burnForWithSignature(wish, await signBurn(program, eve, wish))).to.be.revertedWithCustomError(
      program,
      "NotSignedBy",
    );
    await networkHelpers.time.setNextBlockTimestamp(deadline + 1);
    await expect(program.burnForWithSignature(wish, signature))
      .to.be.revertedWithCustomError(program, "BurnExpired")
      .withArgs(deadline, deadline + 1);
  });
});
