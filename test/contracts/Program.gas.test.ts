import { expect } from "chai";
import { network } from "hardhat";
import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { deployProgram } from "../support/programFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { networkHelpers } = connection;
const fixture = () => deployProgram(connection);

/** Sends signed claims and returns the gas of each whole transaction. */
async function gasOfClaims(compact: boolean): Promise<{ fresh: number; existing: number }> {
  const { program, issuer, ann, bob, eve } = await networkHelpers.loadFixture(fixture);
  const gasOf = async (account: string, total: number): Promise<number> => {
    const word = packClaimWord({ epoch: 4, totals: [0, 0, 0, 0, total] });
    const signature = await signClaim(program, issuer, account, word, { compact });
    const sent = await program.connect(eve).claim(account, word, FAR, signature);
    const receipt = await sent.wait();
    if (!receipt) throw new Error("the claim was not mined");
    return Number(receipt.gasUsed);
  };
  await gasOf(bob.address, 700);
  return { fresh: await gasOf(ann.address, 1_500), existing: await gasOf(ann.address, 2_750) };
}

describe("Program: gas of a signed claim", () => {
  it("of an existing member is at most 42 000", async () => {
    expect((await gasOfClaims(false)).existing).to.be.at.most(42_000);
    expect((await gasOfClaims(true)).existing).to.be.at.most(41_850);
  });

  it("of a new member is at most 59 000, as the backend signs it", async () => {
    expect((await gasOfClaims(false)).fresh).to.be.at.most(59_200);
    expect((await gasOfClaims(true)).fresh).to.be.at.most(59_000);
  });
});
