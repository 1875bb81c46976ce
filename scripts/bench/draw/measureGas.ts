import { network } from "hardhat";
import { Wallet } from "ethers";
import { type Address, keccak256 } from "viem";
import { accountEntrant } from "../../../contracts/sdk/draw/accountEntrant.ts";
import { claimKeyEntrant } from "../../../contracts/sdk/draw/claimKeyEntrant.ts";
import { roundAt } from "../../../contracts/sdk/beacon/roundAt.ts";
import { signRound } from "../../../contracts/sdk/beacon/signRound.ts";
import { packClaimWord } from "../../../contracts/sdk/ledger/packClaimWord.ts";
import type { SumTree } from "../../../contracts/sdk/draw/SumTree.ts";
import {
  BEACON_KEY,
  commitDraw,
  deployDraws,
  DrawMode,
  fulfillDraw,
  launchDraw,
  PrizeKind,
  signPrizeClaim,
  winningEntry,
} from "../../../test/support/drawFixture.ts";
import { FAR, signClaim } from "../../../test/support/signClaim.ts";
import type { IDraw } from "../../../types/ethers-contracts/index.ts";
import type { BenchRow } from "./BenchRow.ts";

const DISTINCT_PRIZES = 100;

/** Gas of a draw's transactions, for each tree; whole transactions under the rules of Osaka. */
export async function measureGas(trees: readonly SumTree[]): Promise<BenchRow[]> {
  const connection = await network.create();
  const { ethers, networkHelpers } = connection;
  const fixture = await deployDraws(connection);
  const points = (quantity: number) => [{ kind: PrizeKind.Points, token: ethers.ZeroAddress, amount: 1, quantity }];
  const gasOf = async (sent: Promise<{ wait: () => Promise<{ gasUsed: bigint } | null> }>): Promise<number> =>
    Number((await (await sent).wait())?.gasUsed ?? 0n);

  const commit = async (draw: IDraw, tree: SumTree): Promise<number> => {
    const { entriesCloseAt } = await draw.terms();
    await networkHelpers.time.increaseTo(entriesCloseAt + 1n);
    const round = roundAt(fixture.beacon, Number((await draw.info()).freezeAt) + 10);
    const { root, total, count } = tree;
    return gasOf(draw.commit(root, total, count, round, keccak256(root), "ipfs://list", "0x", { value: 5_000 }));
  };
  const fulfill = async (draw: IDraw): Promise<number> => {
    const { round, roundAt: time } = await draw.info();
    if ((await networkHelpers.time.latest()) < time) await networkHelpers.time.increaseTo(time);
    return gasOf(draw.fulfill(signRound(BEACON_KEY, Number(round))));
  };

  const rows: BenchRow[] = [];
  for (const tree of trees) {
    const size = tree.count;
    const draw = await launchDraw(fixture, { claimSeconds: 100_000, prizes: points(2) });
    const committed = await commit(draw, tree);
    rows.push({ name: `commit, ${size} entries`, value: committed, unit: "gas", goal: 110_000, beside: "commit" });
    const fulfilled = await fulfill(draw);
    rows.push({ name: `fulfil, round not proven, ${size} entries`, value: fulfilled, unit: "gas", beside: "fulfil" });
    const claimed = await gasOf(draw.claim(0, await winningEntry(draw, tree, 0)));
    // A claim key's prize waits for its word, so that this is the proof alone.
    const row: BenchRow = { name: `claim, ${size} entries`, value: claimed, unit: "gas", beside: "claim" };
    rows.push(size === 10_000_000 ? { ...row, goal: 80_000 } : row);
  }

  const [tree] = trees;
  if (tree === undefined) return rows;
  const cached = await launchDraw(fixture, { prizes: points(1) });
  await commit(cached, tree);
  const { round, roundAt: time } = await cached.info();
  await networkHelpers.time.increaseTo(time);
  await fixture.adapter.prove(round, signRound(BEACON_KEY, Number(round)));
  const again = await fulfill(cached);
  rows.push({ name: "fulfil, round already proven", value: again, unit: "gas", goal: 60_000, beside: "fulfil" });

  rows.push(...(await payments()));

  const distinct = await launchDraw(fixture, {
    mode: DrawMode.Distinct,
    maxWeight: 5,
    claimSeconds: 100_000,
    prizes: points(DISTINCT_PRIZES),
  });
  await commit(distinct, tree);
  await fulfill(distinct);
  let all = 0;
  for (let prize = 0; prize < DISTINCT_PRIZES; prize++) {
    while ((await distinct.winnerOf(prize)).entrant === ethers.ZeroHash) {
      all += await gasOf(distinct.claim(prize, await winningEntry(distinct, tree, prize)));
    }
  }
  rows.push({ name: `${DISTINCT_PRIZES} distinct winners, all claims`, value: all, unit: "gas" });
  rows.push({ name: "on-chain entry, burning points", value: await onChainEntry(), unit: "gas", beside: "entry" });
  rows.push({ name: "launch, three prizes of points", value: await launch(), unit: "gas" });
  return rows;

  async function launch(): Promise<number> {
    await launchDraw(fixture);
    const { program } = fixture;
    const launches = await program.queryFilter(program.filters.CampaignLaunched());
    return Number((await launches.at(-1)?.getTransactionReceipt())?.gasUsed ?? 0n);
  }

  /** What the prize itself costs: to an account with the claim, and to the payee of a claim key. */
  async function payments(): Promise<BenchRow[]> {
    const key = new Wallet(`0x${"17".repeat(32)}`);
    const entries = [
      { entrant: accountEntrant(fixture.ann.address as Address), weight: 1n },
      { entrant: claimKeyEntrant(key.address as Address), weight: 1n },
    ];
    const draw = await launchDraw(fixture, { claimSeconds: 100_000, prizes: points(40) });
    const { tree: small } = await commitDraw(fixture, draw, entries);
    await fulfillDraw(fixture, draw);
    const paid = new Map<string, number>();
    for (let prize = 0; prize < 40; prize++) {
      const winner = await winningEntry(draw, small, prize);
      const claimed = await gasOf(draw.claim(prize, winner));
      if (winner.entrant === entries[0]!.entrant) {
        paid.set(paid.has("new") ? "member" : "new", claimed);
        continue;
      }
      paid.set("key", claimed);
      const wish = { prize, payee: fixture.bob.address, deadline: FAR };
      paid.set("claimTo", await gasOf(draw.claimTo(wish, await signPrizeClaim(fixture, draw, wish, key))));
    }
    const row = (name: string, which: string): BenchRow => ({ name, value: paid.get(which) ?? 0, unit: "gas" });
    return [
      row("claim of a claim key, without an award, 2 entries", "key"),
      row("claim and award points to a new account, 2 entries", "new"),
      row("claim and award points to a member, 2 entries", "member"),
      row("award to the payee of a claim key", "claimTo"),
    ];
  }

  async function onChainEntry(): Promise<number> {
    const { ann, program, issuer } = fixture;
    const now = await networkHelpers.time.latest();
    const draw = await launchDraw(fixture, {
      mode: DrawMode.OnChain,
      commitBy: 0,
      challengeEnd: 0,
      answerSeconds: 0,
      depositWei: 0,
      ticketPoints: 10,
      round: roundAt(fixture.beacon, now + 300),
    });
    const word = packClaimWord({ epoch: Number(await program.epoch()), totals: [0, 0, 0, 0, 100] });
    await program.claim(ann.address, word, FAR, await signClaim(program, issuer, ann.address, word));
    const enter = () => gasOf(program.connect(ann).burnFor(draw, 10, "0x"));
    await enter();
    return enter();
  }
}
