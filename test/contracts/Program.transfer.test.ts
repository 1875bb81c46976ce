import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { network } from "hardhat";
import { giveByClaim } from "../support/giveByClaim.ts";
import { launchCampaign } from "../support/launchCampaign.ts";
import { deployProgram, EPOCH_SECONDS, TransferPolicy } from "../support/programFixture.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const MAX = 2n ** 256n - 1n;

async function withPolicy(transferPolicy: number) {
  const deployed = await deployProgram(connection, { transferPolicy });
  await giveByClaim(deployed, deployed.ann.address, 100);
  return deployed;
}
const none = () => withPolicy(TransferPolicy.None);
const members = () => withPolicy(TransferPolicy.MembersOnly);
const free = () => withPolicy(TransferPolicy.Free);

describe("Program.transfer, policy None", () => {
  it("refuses every transfer", async () => {
    const { program, ann, bob } = await networkHelpers.loadFixture(none);
    await expect(program.connect(ann).transfer(bob.address, 1)).to.be.revertedWithCustomError(
      program,
      "TransfersDisabled",
    );
    await program.connect(ann).approve(bob.address, 5);
    await expect(program.connect(bob).transferFrom(ann.address, bob.address, 1)).to.be.revertedWithCustomError(
      program,
      "TransfersDisabled",
    );
  });
});

describe("Program.transfer, policy MembersOnly", () => {
  it("reaches only those who ever had points, however many they have now", async () => {
    const deployed = await networkHelpers.loadFixture(members);
    const { program, ann, bob } = deployed;
    await expect(program.connect(ann).transfer(bob.address, 1))
      .to.be.revertedWithCustomError(program, "NotMember")
      .withArgs(bob.address);
    await giveByClaim(deployed, bob.address, 10);
    await program.connect(bob).burn(10);
    await program.connect(ann).transfer(bob.address, 60);
    expect(await program.balanceOf(bob.address)).to.equal(60);
  });
});

/** What OpenZeppelin's own suite expects of an ERC-20, where the policy allows transfers. */
describe("Program as an ERC-20, policy Free", () => {
  it("has a name, a symbol and no decimals", async () => {
    const { program } = await networkHelpers.loadFixture(free);
    expect([await program.name(), await program.symbol(), await program.decimals()]).to.deep.equal([
      "Corner Shop",
      "CORNER",
      0n,
    ]);
  });

  it("tells total supply and balances", async () => {
    const { program, ann, bob } = await networkHelpers.loadFixture(free);
    expect(await program.totalSupply()).to.equal(100);
    expect(await program.balanceOf(ann.address)).to.equal(100);
    expect(await program.balanceOf(bob.address)).to.equal(0);
  });

  for (const amount of [0, 40, 100]) {
    it(`transfers ${amount} and emits it`, async () => {
      const { program, ann, bob } = await networkHelpers.loadFixture(free);
      const transfer = program.connect(ann).transfer(bob.address, amount);
      await expect(transfer).to.changeTokenBalances(ethers, program, [ann, bob], [-amount, amount]);
      await expect(transfer).to.emit(program, "Transfer").withArgs(ann.address, bob.address, amount);
      expect(await program.totalSupply()).to.equal(100);
    });
  }

  it("transfers to oneself", async () => {
    const { program, ann } = await networkHelpers.loadFixture(free);
    await program.connect(ann).transfer(ann.address, 70);
    expect(await program.balanceOf(ann.address)).to.equal(100);
  });

  it("refuses to send more than there is, and to the zero address", async () => {
    const { program, ann, bob } = await networkHelpers.loadFixture(free);
    for (const amount of [101n, 2n ** 48n, MAX]) {
      await expect(program.connect(ann).transfer(bob.address, amount))
        .to.be.revertedWithCustomError(program, "ERC20InsufficientBalance")
        .withArgs(ann.address, 100, amount);
    }
    await expect(program.connect(ann).transfer(ZeroAddress, 1))
      .to.be.revertedWithCustomError(program, "ERC20InvalidReceiver")
      .withArgs(ZeroAddress);
  });

  it("approves, replaces an approval and refuses the zero spender", async () => {
    const { program, ann, bob } = await networkHelpers.loadFixture(free);
    for (const amount of [30, 1_000]) {
      await expect(program.connect(ann).approve(bob.address, amount))
        .to.emit(program, "Approval")
        .withArgs(ann.address, bob.address, amount);
      expect(await program.allowance(ann.address, bob.address)).to.equal(amount);
    }
    await expect(program.connect(ann).approve(ZeroAddress, 1)).to.be.revertedWithCustomError(
      program,
      "ERC20InvalidSpender",
    );
  });

  it("transfers within an allowance and uses it up", async () => {
    const { program, ann, bob, eve } = await networkHelpers.loadFixture(free);
    await program.connect(ann).approve(bob.address, 50);
    await program.connect(bob).transferFrom(ann.address, eve.address, 30);
    expect(await program.allowance(ann.address, bob.address)).to.equal(20);
    await expect(program.connect(bob).transferFrom(ann.address, eve.address, 21))
      .to.be.revertedWithCustomError(program, "ERC20InsufficientAllowance")
      .withArgs(bob.address, 20, 21);
    await program.connect(ann).approve(bob.address, 90);
    await expect(program.connect(bob).transferFrom(ann.address, eve.address, 71))
      .to.be.revertedWithCustomError(program, "ERC20InsufficientBalance")
      .withArgs(ann.address, 70, 71);
  });

  it("leaves an unlimited allowance alone", async () => {
    const { program, ann, bob } = await networkHelpers.loadFixture(free);
    await program.connect(ann).approve(bob.address, MAX);
    await program.connect(bob).transferFrom(ann.address, bob.address, 30);
    expect(await program.allowance(ann.address, bob.address)).to.equal(MAX);
  });
});

describe("Program.transfer and age", () => {
  it("moves the oldest points first, and they keep their expiry", async () => {
    const deployed = await networkHelpers.loadFixture(free);
    const { program, ann, bob, firstEpochAt } = deployed;
    const campaign = await launchCampaign(ethers, deployed);
    await networkHelpers.time.increaseTo(firstEpochAt + EPOCH_SECONDS);
    await campaign.mint(ann.address, 50);
    await program.connect(ann).transfer(bob.address, 120);
    const pointsOf = async (account: string) => (await program.expiries(account)).map(({ points }) => Number(points));
    expect(await pointsOf(bob.address)).to.deep.equal([0, 0, 100, 20]);
    expect(await pointsOf(ann.address)).to.deep.equal([0, 0, 0, 30]);
  });

  it("emits what expired as a transfer to zero, before the account's next movement", async () => {
    const deployed = await networkHelpers.loadFixture(free);
    const { program, ann, bob, firstEpochAt } = deployed;
    const campaign = await launchCampaign(ethers, deployed);
    await networkHelpers.time.increaseTo(firstEpochAt + 4 * EPOCH_SECONDS - 10);
    expect(await program.balanceOf(ann.address), "nothing expires early").to.equal(100);
    await networkHelpers.time.increaseTo(firstEpochAt + 4 * EPOCH_SECONDS);
    expect(await program.balanceOf(ann.address)).to.equal(0);
    expect(await program.totalSupply()).to.equal(0);
    expect((await program.statementOf(ann.address)).expired).to.equal(100);

    await campaign.mint(ann.address, 7);
    const sent = await program.connect(ann).transfer(bob.address, 7);
    const moves = await program.queryFilter(program.filters.Transfer(ann.address));
    expect(moves.map(({ args }) => [args.to, args.value])).to.deep.equal([
      [ZeroAddress, 100n],
      [bob.address, 7n],
    ]);
    expect(moves[1]!.blockNumber).to.equal(sent.blockNumber);
  });
});
