import { readFileSync } from "node:fs";
import { encodeAbiParameters, keccak256 } from "viem";
import { z } from "zod";
import { deployPeer } from "../../gas/deployPeer.ts";
import type { Peer } from "../../gas/Peer.ts";

const PACKAGES = new URL("../../node_modules/@pooltogether/", import.meta.url);
const artifactSchema = z.object({ abi: z.array(z.unknown()), bytecode: z.string() });

const DAY = 86_400;
/** Twelve matches of two bits: one pick in 4^12 = 16 777 216 wins the first prize. */
const BITS = 2;
const MATCHES = 12;
const DRAW_ID = 1;

/** PoolTogether v4 in the bytecode that it ships, with its randomness from a block hash. */
export const poolTogether: Peer = async ({ lab }) => {
  const { owner, holder, helpers, send } = lab;
  const deploy = (artifact: string, ...args: unknown[]) => {
    const { abi, bytecode } = artifactSchema.parse(JSON.parse(readFileSync(new URL(artifact, PACKAGES), "utf8")));
    return deployPeer(lab, { abi: JSON.stringify(abi), bytecode }, ...args);
  };
  const core = (name: string, ...args: unknown[]) =>
    deploy(`v4-core/artifacts/contracts/${name}.sol/${name}.json`, ...args);

  const ticket = await core("Ticket", "Ticket", "PTT", 6, owner.address);
  await send(() => ticket.connect(holder).getFunction("delegate").send(holder.address));
  const mint = () => send(() => ticket.getFunction("controllerMint").send(holder.address, 100));
  await mint();
  const entry = await mint();
  await helpers.time.increase(2 * DAY);

  const draws = await core("DrawBuffer", owner.address, 255);
  const distributions = await core("PrizeDistributionBuffer", owner.address, 255);
  const calculator = await core("DrawCalculator", ticket.target, draws.target, distributions.target);
  const coin = await deploy("v4-core/artifacts/contracts/test/ERC20Mintable.sol/ERC20Mintable.json", "Coin", "COIN");
  const distributor = await core("PrizeDistributor", owner.address, coin.target, calculator.target);
  await send(() => coin.getFunction("mint").send(distributor.target, 1_000));

  // The drawn number is that of the holder's first pick, so that it wins.
  const account = keccak256(holder.address as `0x${string}`);
  const winningRandomNumber = keccak256(encodeAbiParameters([{ type: "bytes32" }, { type: "uint64" }], [account, 0n]));
  const timestamp = await helpers.time.latest();
  const period = { beaconPeriodStartedAt: timestamp - DAY, beaconPeriodSeconds: DAY };
  await send(() => draws.getFunction("pushDraw").send({ winningRandomNumber, drawId: DRAW_ID, timestamp, ...period }));
  const distribution = {
    ...{ bitRangeSize: BITS, matchCardinality: MATCHES, maxPicksPerUser: 1, numberOfPicks: 4 ** MATCHES },
    ...{ startTimestampOffset: DAY, endTimestampOffset: 1, expiryDuration: 30 * DAY, prize: 1_000 },
    tiers: [1_000_000_000, ...new Array<number>(15).fill(0)],
  };
  const publish = await send(() => distributions.getFunction("pushPrizeDistribution").send(DRAW_ID, distribution));
  const picks = encodeAbiParameters([{ type: "uint64[][]" }], [[[0n]]]);
  const claim = await send(() => distributor.getFunction("claim").send(holder.address, [DRAW_ID], picks));
  const paid: unknown = await coin.getFunction("balanceOf")(holder.address);
  if (paid !== 1_000n) throw new Error("PoolTogether's winner was not paid");

  const rng = await deploy("pooltogether-rng-contracts/artifacts/contracts/RNGBlockhash.sol/RNGBlockhash.json");
  const next = await core("DrawBuffer", owner.address, 255);
  const beacon = await core("DrawBeacon", owner.address, next.target, rng.target, 1, timestamp - DAY, DAY, DAY);
  await send(() => next.getFunction("setManager").send(beacon.target));
  const drawOnce = async () => {
    const start = await send(() => beacon.getFunction("startDraw").send());
    await helpers.mine(2);
    return { start, complete: await send(() => beacon.getFunction("completeDraw").send()) };
  };
  await drawOnce();
  await helpers.time.increase(DAY);
  // The first draw fills storage that is kept: the second is what every other costs.
  const { start, complete } = await drawOnce();

  const peer = "PoolTogether v4";
  return [
    { row: "commit", peer: `${peer} startDraw`, bare: true, gas: start.gas },
    { row: "commit", peer: `${peer} pushPrizeDistribution`, bare: true, gas: publish.gas },
    { row: "fulfil", peer: `${peer} completeDraw, a block hash`, bare: true, gas: complete.gas },
    { row: "claim", peer: `${peer} claim, one pick`, bare: false, gas: claim.gas },
    { row: "entry", peer: `${peer} ticket, minted again`, bare: true, gas: entry.gas },
  ];
};
