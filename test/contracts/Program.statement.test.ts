import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { expect } from "chai";
import { network } from "hardhat";
import { launchCampaign } from "../support/launchCampaign.ts";
import { deployProgram, EPOCH_SECONDS } from "../support/programFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const fixture = () => deployProgram(connection, { tierThresholds: [1_000] });

/** Ann earns 100, 200, 300 in the epochs 4, 5, 6 and claims them in epoch 6; a campaign gives 40; she spends 130. */
async function story() {
  const deployed = await networkHelpers.loadFixture(fixture);
  const { program, issuer, ann, bob, firstEpochAt } = deployed;
  const campaign = await launchCampaign(ethers, deployed);
  const start = (epoch: number) => firstEpochAt + (epoch - 4) * EPOCH_SECONDS;
  await networkHelpers.time.increaseTo(start(6));
  const word = packClaimWord({ epoch: 6, totals: [0, 0, 100, 300, 600] });
  await program.claim(ann, word, FAR, await signClaim(program, issuer, ann.address, word));
  await campaign.mint(ann, 40);
  await program.connect(ann).transfer(bob, 130);
  return { ...deployed, start };
}

describe("Program: what people ask", () => {
  it("what expires when: the oldest is spent first, each epoch ends on its own date", async () => {
    const { program, ann, bob, start } = await story();
    const expiriesOf = async (account: string) =>
      (await program.expiries(account)).map(({ points, expiresAt }) => [Number(points), Number(expiresAt)]);
    expect(await expiriesOf(ann.address)).to.deep.equal([
      [0, start(7)],
      [0, start(8)],
      [170, start(9)],
      [340, start(10)],
    ]);
    // What Bob received keeps its dates.
    expect((await expiriesOf(bob.address)).slice(1, 3)).to.deep.equal([
      [100, start(8)],
      [30, start(9)],
    ]);
  });

  it("the points of a date are there until the second before it", async () => {
    const { program, ann, start } = await story();
    await networkHelpers.time.increaseTo(start(9) - 1);
    expect(await program.balanceOf(ann)).to.equal(510);
    await networkHelpers.time.increaseTo(start(9));
    expect(await program.balanceOf(ann)).to.equal(340);
  });

  it("why is my balance this: claimed, living, expired and earned", async () => {
    const { program, ann, bob, start } = await story();
    const statementOf = async (account: string) => {
      const { claimed, living, expired, earned } = await program.statementOf(account);
      return [claimed, living, expired, earned].map(Number);
    };
    expect(await statementOf(ann.address)).to.deep.equal([600, 510, 0, 640]);
    expect(await statementOf(bob.address), "received, not earned").to.deep.equal([0, 130, 0, 0]);
    await networkHelpers.time.increaseTo(start(9));
    // Of the 640, epochs 4 and 5 are over; her 170 of epoch 5 expired unspent.
    expect(await statementOf(ann.address)).to.deep.equal([600, 340, 170, 340]);
    const { expiries, living } = await program.statementOf(ann);
    expect(expiries.reduce((sum, { points }) => sum + points, 0n)).to.equal(living);
  });

  it("what a claim would add, without a signature, and nothing once it was sent", async () => {
    const { program, issuer, ann, start } = await story();
    const word = packClaimWord({ epoch: 6, totals: [0, 0, 100, 300, 650] });
    expect(await program.claimable(ann, word)).to.equal(50);
    await networkHelpers.time.increaseTo(start(10));
    expect(await program.claimable(ann, word), "expired unclaimed").to.equal(0);
    const later = packClaimWord({ epoch: 10, totals: [650, 650, 650, 650, 660] });
    expect(await program.claimable(ann, later)).to.equal(10);
    await program.claim(ann, later, FAR, await signClaim(program, issuer, ann.address, later));
    expect(await program.claimable(ann, later)).to.equal(0);
  });
});
