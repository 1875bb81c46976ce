import { decodeEventLog, type Hex, isAddressEqual } from "viem";
import { beaconAbi, drawAbi, programAbi } from "../abi.ts";
import { matchesFingerprint } from "../audit/codeFingerprint.ts";
import { parseClone } from "../audit/parseClone.ts";
import type { BeaconNetwork } from "../beacon/BeaconNetwork.ts";
import { evmnet } from "../beacon/evmnet.ts";
import { quicknet } from "../beacon/quicknet.ts";
import { codeFingerprints } from "../codeFingerprints.ts";
import { appendedEntries } from "./appendedEntries.ts";
import { decodeDrawTerms } from "./decodeDrawTerms.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";
import type { DrawRecord, RecordedLog } from "./DrawRecord.ts";
import type { DrawTerms } from "./DrawTerms.ts";
import { drawTopics } from "./drawTopics.ts";
import { NotDrawError } from "./NotDrawError.ts";

/**
 * What a record says about a draw: terms from its code, the network from our own constants, events in words.
 * @throws NotDrawError when the code is not that of a draw
 */
export function interpretDraw(record: DrawRecord): DrawEvidence {
  const { draw, code, logs } = record;
  const clone = parseClone(code.draw);
  if (clone === undefined) throw new NotDrawError(`The code of ${draw} is not a clone with a program and terms.`);
  const terms = decodeDrawTerms(clone.terms);
  const onChain = terms.mode === "on-chain";

  const events = logs
    .filter(({ address, topics }) => isAddressEqual(address, draw) && isOneOf(topics[0], drawTopics.events))
    .map((log) => ({ log, ...decodeEventLog({ abi: drawAbi, ...decodable(log) }) }));
  const named = <N extends (typeof events)[number]["eventName"]>(name: N) =>
    events.filter((event): event is Extract<(typeof events)[number], { eventName: N }> => event.eventName === name);

  const commitments = named("DrawCommitted").map(({ log, args }) => ({
    ...args,
    count: Number(args.count),
    round: Number(args.round),
    at: log.time,
    transactionHash: log.transactionHash,
  }));
  const round = onChain ? terms.round : (commitments[0]?.round ?? 0);
  const open = new Set<number>();
  for (const event of events) {
    if (event.eventName === "LeafChallenged") open.add(Number(event.args.index));
    if (event.eventName === "LeafAnswered") open.delete(Number(event.args.index));
  }
  const network = networkOf(record, terms);
  return {
    record,
    chainId: record.chainId,
    draw,
    blockNumber: record.blockNumber,
    implementation: clone.implementation,
    program: clone.program,
    launchedAt: clone.launchedAt,
    launch: launchOf(record, clone.program),
    publishedCode: publishedCode(record, network),
    network,
    terms,
    freezeAt: onChain ? terms.entriesCloseAt : terms.challengeEnd + terms.answerSeconds,
    prizes: terms.prizes.reduce((sum, { quantity }) => sum + quantity, 0),
    fundedAt: named("Funded")[0]?.log.time,
    commitments,
    entries: named("Entered").map(({ args }) => ({ entrant: args.entrant, start: args.start, tickets: args.tickets })),
    openLeaves: [...open],
    appended: appendedEntries(events),
    round,
    signature: signatureOf(record, round),
    fulfilments: named("DrawFulfilled").map(({ log, args }) => ({ ...args, round: Number(args.round), at: log.time })),
    proven: named("WinnerProven").map(({ args }) => ({ ...args, prize: Number(args.prize), entrant: args.account })),
    redraws: named("Redrawn").map(({ args }) => ({ prize: Number(args.prize), entrant: args.account })),
    paid: named("PrizePaid").map(({ args }) => ({ ...args, prize: Number(args.prize) })),
    unclaimed: named("PrizeUnclaimed").map(({ args }) => ({ ...args, prize: Number(args.prize) })),
    refunded: named("Refunded").length > 0,
  };
}

/** drand's networks are our own constants, whatever the adapter says; any other one is a test. */
function networkOf({ adapter }: DrawRecord, { beacon }: DrawTerms): BeaconNetwork {
  if (!adapter.isTest) return beacon === 0 ? evmnet : quicknet;
  return { name: "test beacon", scheme: "bn254", ...adapter };
}

function publishedCode({ code, adapter }: DrawRecord, network: BeaconNetwork): DrawEvidence["publishedCode"] {
  const { isTest, scheme } = network;
  const drand = scheme === "bn254" ? codeFingerprints.DrandEvmnet : codeFingerprints.DrandQuicknet;
  const sameClock = adapter.genesisAt === network.genesisAt && adapter.periodSeconds === network.periodSeconds;
  return {
    draw: matchesFingerprint(code.implementation, isTest ? codeFingerprints.TestDraw : codeFingerprints.Draw),
    beacon: sameClock && matchesFingerprint(code.beacon, isTest ? codeFingerprints.TestBeacon : drand),
    program: matchesFingerprint(code.program, codeFingerprints.Program),
    factory: matchesFingerprint(code.factory, codeFingerprints.ProgramFactory),
  };
}

function launchOf({ logs, draw }: DrawRecord, program: Hex): DrawEvidence["launch"] {
  for (const log of logs) {
    if (!isAddressEqual(log.address, program) || log.topics[0] !== drawTopics.launched) continue;
    const { args } = decodeEventLog({ abi: programAbi, eventName: "CampaignLaunched", ...decodable(log) });
    if (!isAddressEqual(args.campaign, draw)) continue;
    return { at: log.time, number: Number(args.number), implementation: args.implementation };
  }
  return undefined;
}

function signatureOf({ logs, beacon }: DrawRecord, round: number): Hex | undefined {
  for (const log of logs) {
    if (!isAddressEqual(log.address, beacon) || log.topics[0] !== drawTopics.proven) continue;
    const { args } = decodeEventLog({ abi: beaconAbi, eventName: "RoundProven", ...decodable(log) });
    if (Number(args.round) === round) return args.signature;
  }
  return undefined;
}

function isOneOf(topic: Hex | undefined, topics: readonly Hex[]): boolean {
  return topic !== undefined && topics.includes(topic);
}

function decodable({ topics, data }: RecordedLog): { topics: [Hex, ...Hex[]]; data: Hex } {
  const [first, ...others] = topics;
  if (first === undefined) throw new RangeError("a log without topics is none of a draw");
  return { topics: [first, ...others], data };
}
