import { type Address, decodeEventLog, getAbiItem, type Hex, type Log, type PublicClient, toEventSelector } from "viem";
import { beaconAbi, drawAbi } from "../abi.ts";
import { matchesFingerprint } from "../audit/codeFingerprint.ts";
import { parseClone } from "../audit/parseClone.ts";
import { readLogs } from "../audit/readLogs.ts";
import { codeFingerprints } from "../codeFingerprints.ts";
import { decodeDrawTerms } from "./decodeDrawTerms.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";
import type { DrawTerms } from "./DrawTerms.ts";
import { readBeacon } from "./readBeacon.ts";

/** The address has no draw: what was found instead. */
export class NotDrawError extends Error {
  override name = "NotDrawError";
  readonly code = "NotDraw";
}

const EVENTS = [
  "Funded",
  "DrawCommitted",
  "Entered",
  "LeafChallenged",
  "LeafAnswered",
  "OmissionChallenged",
  "OmissionAnswered",
  "DrawFulfilled",
  "WinnerProven",
  "Redrawn",
  "PrizePaid",
  "PrizeUnclaimed",
  "Refunded",
] as const;

/**
 * Reads everything about a draw from an RPC endpoint: its terms from its code, and its events. No archive is needed.
 * @param options.fromBlock where to begin with the logs; the block of the launch saves questions
 * @throws NotDrawError when the address holds something else
 */
export async function readDraw(
  client: PublicClient,
  draw: Address,
  options: { fromBlock?: bigint; onProgress?: (step: string) => void } = {},
): Promise<DrawEvidence> {
  const { onProgress } = options;
  onProgress?.("reading the draw's code");
  const clone = parseClone(await client.getCode({ address: draw }));
  if (clone === undefined)
    throw new NotDrawError(`${draw} is no campaign: its code is not a clone with a program and terms.`);
  const terms = readTerms(draw, clone.terms);
  const range = { fromBlock: options.fromBlock ?? 0n, toBlock: await client.getBlockNumber() };

  onProgress?.("reading events");
  const logs = await readLogs(client, {
    address: draw,
    topics: EVENTS.map((name) => toEventSelector(getAbiItem({ abi: drawAbi, name }))),
    ...range,
  });
  const events = logs.map((log) => ({ log, ...decodeEventLog({ abi: drawAbi, ...log }) }));
  const named = <N extends (typeof EVENTS)[number]>(name: N) =>
    events.filter((event): event is Extract<(typeof events)[number], { eventName: N }> => event.eventName === name);
  const timeOf = async (log: Log<bigint, number, false>): Promise<number> =>
    Number((await client.getBlock({ blockNumber: log.blockNumber })).timestamp);

  const commitments = await Promise.all(
    named("DrawCommitted").map(async ({ log, args }) => ({
      ...args,
      count: Number(args.count),
      round: Number(args.round),
      at: await timeOf(log),
    })),
  );
  const fulfilments = await Promise.all(
    named("DrawFulfilled").map(async ({ log, args }) => ({
      ...args,
      round: Number(args.round),
      at: await timeOf(log),
    })),
  );
  const round = terms.mode === "on-chain" ? terms.round : (commitments[0]?.round ?? 0);

  onProgress?.("reading the beacon");
  const beacon = await readBeacon(client, draw, terms.beacon);
  const [funded] = named("Funded");
  return {
    chainId: await client.getChainId(),
    draw,
    blockNumber: range.toBlock,
    implementation: clone.implementation,
    program: clone.program,
    publishedCode: await isPublished(client, clone.implementation, beacon.network.isTest),
    network: beacon.network,
    mode: terms.mode,
    beneficiary: terms.beneficiary,
    entriesCloseAt: terms.entriesCloseAt,
    freezeAt: terms.mode === "on-chain" ? terms.entriesCloseAt : terms.challengeEnd + terms.answerSeconds,
    maxWeight: terms.maxWeight,
    prizes: terms.prizes.reduce((sum, { quantity }) => sum + quantity, 0),
    fundedAt: funded && (await timeOf(funded.log)),
    commitments,
    entries: named("Entered").map(({ args }) => ({ entrant: args.entrant, start: args.start, tickets: args.tickets })),
    openLeaves: openLeaves(events),
    appended: appendedOf(events),
    round,
    signature: round === 0 ? undefined : await readSignature(client, beacon.address, round, range),
    fulfilments,
    proven: named("WinnerProven").map(({ args }) => ({ ...args, prize: Number(args.prize), entrant: args.account })),
    redraws: named("Redrawn").map(({ args }) => ({ prize: Number(args.prize), entrant: args.account })),
    paid: named("PrizePaid").map(({ args }) => ({ ...args, prize: Number(args.prize) })),
    unclaimed: named("PrizeUnclaimed").map(({ args }) => ({ ...args, prize: Number(args.prize) })),
    refunded: named("Refunded").length > 0,
  };
}

function readTerms(draw: Address, encoded: Hex): DrawTerms {
  try {
    return decodeDrawTerms(encoded);
  } catch (cause) {
    throw new NotDrawError(`${draw} is no draw: its terms cannot be read as a draw's.`, { cause });
  }
}

async function isPublished(client: PublicClient, implementation: Address, isTest: boolean): Promise<boolean> {
  const code = await client.getCode({ address: implementation });
  return matchesFingerprint(code, isTest ? codeFingerprints.TestDraw : codeFingerprints.Draw);
}

async function readSignature(
  client: PublicClient,
  beacon: Address,
  round: number,
  range: { fromBlock: bigint; toBlock: bigint },
): Promise<Hex | undefined> {
  const topics = [toEventSelector(getAbiItem({ abi: beaconAbi, name: "RoundProven" }))];
  for (const log of await readLogs(client, { address: beacon, topics, ...range })) {
    const { args } = decodeEventLog({ abi: beaconAbi, eventName: "RoundProven", ...log });
    if (Number(args.round) === round) return args.signature;
  }
  return undefined;
}

type DrawEvent = ReturnType<typeof decodeEventLog<typeof drawAbi>>;

function openLeaves(events: readonly DrawEvent[]): number[] {
  const open = new Set<number>();
  for (const event of events) {
    if (event.eventName === "LeafChallenged") open.add(Number(event.args.index));
    if (event.eventName === "LeafAnswered") open.delete(Number(event.args.index));
  }
  return [...open];
}

/** Replays the contract's list of omissions: an answered one is replaced by the last. */
function appendedOf(events: readonly DrawEvent[]): { entrant: Hex; weight: bigint }[] {
  const list: Hex[] = [];
  const required = new Map<Hex, bigint>();
  const missing = new Map<Hex, bigint>();
  for (const event of events) {
    if (event.eventName === "OmissionChallenged") {
      const { entrant, tickets } = event.args;
      const shown = (required.get(entrant) ?? 0n) - (missing.get(entrant) ?? 0n);
      if (!list.includes(entrant)) list.push(entrant);
      required.set(entrant, tickets);
      missing.set(entrant, tickets - shown);
    }
    if (event.eventName !== "OmissionAnswered") continue;
    const { entrant, missing: left } = event.args;
    missing.set(entrant, left);
    if (left > 0n) continue;
    const last = list.pop();
    const place = list.indexOf(entrant);
    if (last !== undefined && place >= 0) list[place] = last;
  }
  return list.map((entrant) => ({ entrant, weight: missing.get(entrant) ?? 0n }));
}
