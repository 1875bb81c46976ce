import { expect } from "chai";
import { ZeroAddress } from "ethers";
import { network } from "hardhat";
import { deployProgram, EPOCH_SECONDS, TransferPolicy } from "../support/programFixture.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const fixture = () => deployProgram(connection);
const MOST_CODE = 24_576;

describe("ProgramFactory", () => {
  it("creates programs and lists what they may launch", async () => {
    const { factory, program, implementation } = await networkHelpers.loadFixture(fixture);
    expect(await factory.isProgram(program)).to.equal(true);
    expect(await factory.isProgram(factory)).to.equal(false);
    expect(await factory.implementations()).to.deep.equal([await implementation.getAddress()]);
    expect(await factory.isImplementation(implementation)).to.equal(true);
    expect(await program.factory()).to.equal(await factory.getAddress());
  });

  it("refuses an implementation without code", async () => {
    const { factory, bob } = await networkHelpers.loadFixture(fixture);
    await expect(ethers.deployContract("ProgramFactory", [[bob.address]]))
      .to.be.revertedWithCustomError(factory, "ImplementationWithoutCode")
      .withArgs(bob.address);
  });

  it("fits on every chain", async () => {
    const { factory, program } = await networkHelpers.loadFixture(fixture);
    for (const contract of [factory, program]) {
      const code = await ethers.provider.getCode(contract);
      expect((code.length - 2) / 2).to.be.below(MOST_CODE);
    }
  });

  it("refuses terms that make no program, and names the field", async () => {
    const { factory, program, owner, firstEpochAt } = await networkHelpers.loadFixture(fixture);
    const terms = {
      name: "Corner Shop",
      symbol: "CORNER",
      owner: owner.address,
      transferPolicy: TransferPolicy.None,
      firstEpochAt,
      epochSeconds: EPOCH_SECONDS,
      epochMintCap: 1,
      tierThresholds: [] as number[],
    };
    await factory.create(terms);
    const bad = [
      [{ name: "" }, "name", 0],
      [{ symbol: "" }, "symbol", 0],
      [{ firstEpochAt: 0 }, "firstEpochAt", 0],
      [{ firstEpochAt: 2 ** 40 - 1 }, "firstEpochAt", 2 ** 40 - 1],
      [{ epochSeconds: 86_399 }, "epochSeconds", 86_399],
      [{ epochMintCap: 0 }, "epochMintCap", 0],
      [{ tierThresholds: [1, 2, 3, 4, 5, 6] }, "tierThresholds", 6],
      [{ tierThresholds: [0] }, "tierThresholds", 0],
      [{ tierThresholds: [5, 5] }, "tierThresholds", 5],
    ] as const;
    for (const [change, field, value] of bad) {
      await expect(
        factory.create({
          ...terms,
          ...change,
          tierThresholds: [...("tierThresholds" in change ? change.tierThresholds : [])],
        }),
      )
        .to.be.revertedWithCustomError(program, "InvalidTerms")
        .withArgs(field, value);
    }
    await expect(factory.create({ ...terms, owner: ZeroAddress })).to.be.revertedWithCustomError(
      program,
      "OwnableInvalidOwner",
    );
  });
});
