import { expect } from "chai";
import { network } from "hardhat";
import type { Address } from "viem";
import { signRound } from "#sdk/beacon/signRound";
import { accountEntrant } from "#sdk/draw/accountEntrant";
import { buildSumTree } from "#sdk/draw/buildSumTree";
import { packEntries } from "#sdk/draw/packEntries";
import { DrawState, PrizeKind, provenEntry } from "../support/drawFixture.ts";
import { deployProgram, type TestConnection, TransferPolicy } from "../support/programFixture.ts";
import { publishedBeacons } from "../support/vectors/beacons.ts";

/** A chain whose clock stands a week before the published round of the test vectors. */
const connection = await network.create({ override: { initialDate: "2025-05-01T00:00:00Z" } });
const { ethers, networkHelpers } = connection;
const DAY = 86_400;

/** A chain of before Prague: it has the precompiles of BN254, and answers a call to those of EIP-2537 with success and nothing. */
const before = await network.create({ override: { hardfork: "cancun" } });

describe("Draw: under drand itself", () => {
  async function deployOn({ ethers, networkHelpers }: TestConnection) {
    const { owner, ann, eve } = await deployProgram({ ethers, networkHelpers });
    const implementation = await ethers.deployContract("Draw");
    const factory = await ethers.deployContract("ProgramFactory", [[await implementation.getAddress()]]);
    const now = await networkHelpers.time.latest();
    const programTerms = {
      name: "Corner Shop",
      symbol: "CORNER",
      owner: owner.address,
      transferPolicy: TransferPolicy.None,
      firstEpochAt: now,
      epochSeconds: 90 * DAY,
      epochMintCap: 1_000,
      tierThresholds: [],
    };
    const program = await factory.create.staticCall(programTerms);
    await factory.create(programTerms);
    const terms = {
      mode: 0,
      beacon: 0,
      beneficiary: eve.address,
      entriesCloseAt: now + DAY,
      commitBy: now + 2 * DAY,
      challengeEnd: now + 3 * DAY,
      answerSeconds: DAY,
      drawBy: now + 30 * DAY,
      claimSeconds: 7 * DAY,
      maxWeight: 1,
      round: 0,
      ticketPoints: 0,
      bondWei: 0,
      depositWei: 0,
      prizes: [{ kind: PrizeKind.Points, token: ethers.ZeroAddress, amount: 5, quantity: 1 }],
      freeEntry: "by postcard",
    };
    return { implementation, program: await ethers.getContractAt("Program", program), terms, ann };
  }
  type Fixture = Awaited<ReturnType<typeof deployOn>>;
  const deploy = () => deployOn(connection);

  async function launch({ implementation, program, terms }: Fixture, override: Partial<Fixture["terms"]> = {}) {
    const encoded = await implementation.encodeTerms({ ...terms, ...override });
    await program.launch(await implementation.getAddress(), encoded, 100);
    const launched = await program.queryFilter(program.filters.CampaignLaunched());
    return ethers.getContractAt("Draw", launched.at(-1)!.args.campaign);
  }

  it("runs from launch to prize with a real round", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { program, ann } = fixture;
    const beacon = publishedBeacons.evmnet[0]!;
    const draw = await launch(fixture);
    const tree = await buildSumTree(
      await packEntries([{ entrant: accountEntrant(ann.address as Address), weight: 1n }]),
    );
    await networkHelpers.time.increaseTo((await draw.terms()).entriesCloseAt + 1n);
    const commitTo = (round: number) => draw.commit(tree.root, 1, 1, round, tree.root, "", "0x");
    const tooSoon = Math.floor(((await networkHelpers.time.latest()) + DAY - 1_727_521_075) / 3) - 10;
    await expect(commitTo(tooSoon)).to.be.revertedWithCustomError(draw, "WrongCommitment");
    await commitTo(beacon.round);
    expect((await draw.info()).roundAt).to.equal(beacon.time);

    await networkHelpers.time.increaseTo(beacon.time);
    await expect(draw.fulfill(signRound(0xbadn, beacon.round))).to.revert(ethers);
    await draw.fulfill(beacon.signature);
    expect(await draw.state()).to.equal(DrawState.Drawn);
    await draw.claim(0, provenEntry(tree, 0));
    expect(await program.balanceOf(ann.address)).to.equal(5n);
    expect((await draw.verifyBeacon(beacon.round, beacon.signature)).valid).to.equal(true);
    expect(await draw.verifyDraw()).to.deep.equal([true, true, true, 1n, 1n]);
  });

  it("has no quicknet where the chain cannot check it, and refuses terms that name it", async () => {
    const fixture = await deployOn(before);
    const { implementation, program, terms } = fixture;
    const [evmnet, quicknet] = await implementation.beacons();
    expect(evmnet).not.to.equal(ethers.ZeroAddress);
    expect(quicknet).to.equal(ethers.ZeroAddress);
    const factory = await before.ethers.getContractFactory("DrandQuicknet");
    await expect(factory.deploy()).to.be.revertedWithCustomError(factory, "PrecompileFailed");
    const address = await implementation.getAddress();
    await expect(program.launch(address, await implementation.encodeTerms({ ...terms, beacon: 1 }), 100))
      .to.be.revertedWithCustomError(implementation, "InvalidTerms")
      .withArgs(ethers.encodeBytes32String("beacon"));
    await program.launch(address, await implementation.encodeTerms(terms), 100);
  });

  it("attack: a merchant's own beacon key has no way in, and people keep a day for everything", async () => {
    const fixture = await networkHelpers.loadFixture(deploy);
    const { terms, implementation } = fixture;
    const [evmnet, quicknet, isTest] = await implementation.beacons();
    expect(isTest).to.equal(false);
    expect(await (await ethers.getContractAt("IBeacon", evmnet)).genesisAt()).to.equal(1_727_521_075n);
    expect(await (await ethers.getContractAt("IBeacon", quicknet)).genesisAt()).to.equal(1_692_803_367n);
    const cases = {
      beacon: { beacon: 2 },
      challengeEnd: { challengeEnd: terms.commitBy + DAY - 1 },
      answerSeconds: { answerSeconds: DAY - 1 },
      claimSeconds: { claimSeconds: DAY - 1 },
      drawBy: { drawBy: terms.challengeEnd + 2 * DAY },
    };
    for (const [field, override] of Object.entries(cases)) {
      await expect(launch(fixture, override), field)
        .to.be.revertedWithCustomError(implementation, "InvalidTerms")
        .withArgs(ethers.encodeBytes32String(field));
    }
    await launch(fixture, { beacon: 1 });
  });
});
