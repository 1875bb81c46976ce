import { packClaimWord } from "#sdk/ledger/packClaimWord";
import { unpackAccountWord } from "#sdk/ledger/unpackAccountWord";
import { expect } from "chai";
import { ZeroAddress } from "ethers";
import fc from "fast-check";
import { network } from "hardhat";
import type { CampaignMock, Program } from "../../types/ethers-contracts/index.ts";
import { LedgerModel } from "../support/LedgerModel.ts";
import { launchCampaign } from "../support/launchCampaign.ts";
import { deployProgram, EPOCH_SECONDS, type ProgramFixture } from "../support/programFixture.ts";
import { FAR, signClaim } from "../support/signClaim.ts";

const connection = await network.create();
const { ethers, networkHelpers } = connection;
const HISTORIES = Number(process.env["LEDGER_HISTORIES"] ?? 12);

interface SignedClaim {
  account: string;
  total: number;
  word: bigint;
  signature: string;
}

interface World extends ProgramFixture {
  campaign: CampaignMock;
  members: string[];
  model: LedgerModel;
  signed: SignedClaim[];
  burned: { account: string; word: bigint; epochs: number[]; burnedIn: number }[];
  epoch: number;
}

/** One step of a history; `who` and `other` choose accounts, `points` and `pick` whatever the step needs. */
interface Step {
  act: keyof typeof acts;
  who: number;
  other: number;
  points: number;
  pick: number;
}

async function fixture() {
  const deployed = await deployProgram(connection);
  return { ...deployed, campaign: await launchCampaign(ethers, deployed, { mintBudget: 1_000_000 }) };
}

const signerOf = (world: World, index: number) => [world.ann, world.bob, world.eve][index % 3]!;

/** What a history may do. Submitting picks any claim ever signed: old ones, repeated ones; some are never sent. */
const acts = {
  earn: async (world: World, { who, points }: Step) => {
    world.model.earn(signerOf(world, who).address, points, world.epoch);
  },
  sign: async (world: World, { who, pick }: Step) => {
    const account = signerOf(world, who).address;
    const epoch = Math.max(4, world.epoch - (pick % 3));
    const total = (age: number): number => world.model.totalAt(account, epoch - age);
    const word = packClaimWord({ epoch, totals: [total(4), total(3), total(2), total(1), total(0)] });
    const signature = await signClaim(world.program, world.issuer, account, word);
    world.signed.push({ account, total: total(0), word, signature });
  },
  submit: async (world: World, { pick }: Step) => {
    const claim = world.signed[pick % Math.max(1, world.signed.length)];
    if (!claim) return;
    await world.program.claim(claim.account, claim.word, FAR, claim.signature);
    world.model.claim(claim.account, claim.total, world.epoch);
  },
  transfer: async (world: World, { who, other, points }: Step) => {
    const [from, to] = [signerOf(world, who), signerOf(world, other)];
    const amount = Math.min(points, world.model.balance(from.address, world.epoch));
    await world.program.connect(from).transfer(to.address, amount);
    world.model.give(to.address, world.model.take(from.address, amount, world.epoch));
  },
  burnFor: async (world: World, { who, points }: Step) => {
    const account = signerOf(world, who);
    const amount = Math.min(points, world.model.balance(account.address, world.epoch));
    if (amount === 0) return;
    const sent = await world.program.connect(account).burnFor(world.campaign, amount, "0x");
    const [taken] = await world.campaign.queryFilter(
      world.campaign.filters.PointsTaken(),
      sent.blockNumber ?? undefined,
    );
    const epochs = world.model.take(account.address, amount, world.epoch);
    world.burned.push({ account: account.address, word: taken!.args.burned, epochs, burnedIn: world.epoch });
  },
  restore: async (world: World, { pick }: Step) => {
    const [burned] = world.burned.splice(pick % Math.max(1, world.burned.length), 1);
    if (!burned) return;
    const revive = pick % 2 === 0;
    await world.campaign.restore(burned.account, burned.word, revive);
    const living = burned.epochs.filter((epoch) => epoch + 3 >= world.epoch);
    const lapsed = burned.epochs.length - living.length;
    world.model.give(burned.account, living);
    if (revive) world.model.mint(burned.account, lapsed, world.epoch - 3);
  },
  mint: async (world: World, { who, points }: Step) => {
    await world.campaign.mint(signerOf(world, who).address, points);
    world.model.mint(signerOf(world, who).address, points, world.epoch);
  },
  advance: async (world: World, { pick }: Step) => {
    world.epoch += 1 + (pick % 7 === 0 ? 4 : 0);
    await networkHelpers.time.increaseTo(world.firstEpochAt + (world.epoch - 4) * EPOCH_SECONDS);
  },
};

async function check({ program, model, members, epoch }: World): Promise<void> {
  let sum = 0n;
  for (const account of members) {
    const balance = await program.balanceOf(account);
    expect(balance, `balance of ${account}`).to.equal(model.balance(account, epoch));
    const expiries = await program.expiries(account);
    expect(expiries.map(({ points }) => Number(points))).to.deep.equal(model.byExpiry(account, epoch));
    expect(unpackAccountWord(await program.accountWord(account)).claimed).to.equal(model.claimed(account));
    sum += balance;
  }
  expect(await program.totalSupply()).to.equal(sum);
  expect(sum).to.equal(BigInt(model.supply(epoch)));
}

/** The sum of the Transfer events is the raw ledger: what is stored, expired or not. */
async function checkEvents(program: Program, members: readonly string[]): Promise<void> {
  const transfers = await program.queryFilter(program.filters.Transfer());
  const sums = new Map<string, bigint>(members.map((account) => [account, 0n]));
  for (const { args } of transfers) {
    if (args.from !== ZeroAddress) sums.set(args.from, sums.get(args.from)! - args.value);
    if (args.to !== ZeroAddress) sums.set(args.to, sums.get(args.to)! + args.value);
  }
  for (const account of members) {
    const { lanes } = unpackAccountWord(await program.accountWord(account));
    expect(sums.get(account), `events of ${account}`).to.equal(BigInt(lanes[0] + lanes[1] + lanes[2] + lanes[3]));
  }
}

const weights: Record<keyof typeof acts, number> = {
  earn: 6,
  sign: 5,
  submit: 6,
  transfer: 3,
  burnFor: 2,
  restore: 2,
  mint: 1,
  advance: 3,
};
const step = fc.record({
  act: fc.oneof(
    ...Object.entries(weights).map(([act, weight]) => ({ weight, arbitrary: fc.constant(act as keyof typeof acts) })),
  ),
  who: fc.nat(2),
  other: fc.nat(2),
  points: fc.integer({ min: 1, max: 25 }),
  pick: fc.nat(1_000),
});

describe("Program over random histories", () => {
  it("holds exactly what was earned, in its own epochs, whatever is lost, repeated or late", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 30, maxLength: 70, size: "max" }), async (history) => {
        const deployed = await networkHelpers.loadFixture(fixture);
        const members = [deployed.ann.address, deployed.bob.address, deployed.eve.address];
        const world: World = { ...deployed, members, model: new LedgerModel(), signed: [], burned: [], epoch: 4 };
        for (const each of history) {
          await acts[each.act](world, each);
          await check(world);
        }
        await checkEvents(world.program, members);
      }),
      { numRuns: HISTORIES, seed: 0xb0a71de },
    );
  });
});
