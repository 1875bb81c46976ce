import {
  type Address,
  decodeEventLog,
  getAddress,
  type Hex,
  isAddressEqual,
  type Log,
  type PublicClient,
  toEventSelector,
  zeroAddress,
} from "viem";
import { programAbi, programFactoryAbi, promotionAbi } from "../abi.ts";
import { codeFingerprints } from "../codeFingerprints.ts";
import { decodeTerms } from "../promotion/decodeTerms.ts";
import { matchesFingerprint } from "./codeFingerprint.ts";
import { type Clone, parseClone } from "./parseClone.ts";
import type { PromotionEvidence, SettlementEvidence } from "./PromotionEvidence.ts";
import { readLogs } from "./readLogs.ts";

/** The address has no promotion: what was found instead. */
export class NotPromotionError extends Error {
  override name = "NotPromotionError";
  readonly code = "NotPromotion";
}

/** How many questions are under way at once. */
const parallel = 16;

/**
 * Reads everything about a promotion from an RPC endpoint: the code, the events and the present state. No archive is
 * needed, because events carry baskets and contexts.
 * @param options.fromBlock where to begin with the logs; the block of the program's creation saves questions
 * @param options.onProgress called with a sentence at the beginning of each step
 * @throws NotPromotionError when the address holds something else
 */
export async function readPromotion(
  client: PublicClient,
  campaign: Address,
  options: { fromBlock?: bigint; onProgress?: (step: string) => void } = {},
): Promise<PromotionEvidence> {
  const progress = options.onProgress ?? (() => undefined);
  progress("reading the campaign's code");
  const clone = await readClone(client, campaign);
  const blockNumber = await client.getBlockNumber();
  const read = reader(client, clone.program, campaign);

  progress("reading events");
  const range = { fromBlock: options.fromBlock ?? 0n, toBlock: blockNumber };
  const launch = await readLaunch(client, clone.program, campaign, range);
  const fromLaunch = { ...range, fromBlock: launch?.blockNumber ?? range.fromBlock };
  const events = await readEvents(client, campaign, fromLaunch);
  const minted = await readMints(client, clone.program, fromLaunch);

  progress(`asking the contract for the price of ${events.settled.length} orders`);
  const settlements = await mapLimited(events.settled, (event) => readSettlement(client, campaign, event, minted));

  progress("reading counters and budget");
  const terms = decodeTerms(clone.terms);
  const factory = await read.factory();
  const accounts = [...new Set(settlements.map(({ account }) => account))];
  return {
    chainId: await client.getChainId(),
    campaign,
    ...clone,
    factory,
    terms,
    launch,
    implementationListed: await client.readContract({
      address: factory,
      abi: programFactoryAbi,
      functionName: "isImplementation",
      args: [clone.implementation],
    }),
    programListed: await client.readContract({
      address: factory,
      abi: programFactoryAbi,
      functionName: "isProgram",
      args: [clone.program],
    }),
    publishedCode: {
      promotion: await isPublished(client, clone.implementation, "Promotion"),
      termsCodec: await isPublished(client, await read.termsCodec(), "TermsCodec"),
      program: await isPublished(client, clone.program, "Program"),
      factory: await isPublished(client, factory, "ProgramFactory"),
    },
    budget: await read.budget(),
    closesAt: await read.closesAt(),
    settlements,
    released: events.released,
    returned: events.returned,
    uses: await mapLimited([...terms.book.rules.keys()], (rule) => read.usesOf(rule)),
    usesBy: await mapLimited(
      terms.book.rules.flatMap((rule, index) =>
        (rule.perAccount ?? 0) > 0 ? accounts.map((account) => ({ account, rule: index })) : [],
      ),
      async ({ account, rule }) => ({ account, rule, uses: await read.usesBy(rule, account) }),
    ),
    blockNumber,
  };
}

async function readClone(client: PublicClient, campaign: Address): Promise<Clone> {
  const clone = parseClone(await client.getCode({ address: campaign }));
  if (clone) return clone;
  throw new NotPromotionError(`${campaign} is no campaign: its code is not a clone with a program and terms.`);
}

function reader(client: PublicClient, program: Address, campaign: Address) {
  const promotion = { address: campaign, abi: promotionAbi } as const;
  return {
    factory: () => client.readContract({ address: program, abi: programAbi, functionName: "factory" }),
    budget: async () => {
      const budget = await client.readContract({
        address: program,
        abi: programAbi,
        functionName: "campaignOf",
        args: [campaign],
      });
      return { budget: budget.budget, minted: budget.minted, held: budget.held };
    },
    termsCodec: () => client.readContract({ ...promotion, functionName: "termsCodec" }),
    closesAt: async () => Number(await client.readContract({ ...promotion, functionName: "closesAt" })),
    usesOf: async (rule: number) =>
      Number(await client.readContract({ ...promotion, functionName: "usesOf", args: [BigInt(rule)] })),
    usesBy: async (rule: number, account: Address) =>
      Number(await client.readContract({ ...promotion, functionName: "usesBy", args: [BigInt(rule), account] })),
  };
}

type Range = { fromBlock: bigint; toBlock: bigint };
type MinedLog = Log<bigint, number, false>;

async function readLaunch(client: PublicClient, program: Address, campaign: Address, range: Range) {
  const logs = await readLogs(client, {
    address: program,
    topics: [selectorOf(programAbi, "CampaignLaunched")],
    ...range,
  });
  for (const log of logs) {
    const { args } = decodeEventLog({ abi: programAbi, eventName: "CampaignLaunched", ...log });
    if (!isAddressEqual(args.campaign, campaign)) continue;
    return {
      blockNumber: log.blockNumber,
      blockTime: await blockTime(client, log.blockNumber),
      number: Number(args.number),
      mintBudget: Number(args.mintBudget),
      implementation: args.implementation,
    };
  }
  return undefined;
}

async function readEvents(client: PublicClient, campaign: Address, range: Range) {
  const names = ["Settled", "PointsReleased", "ReturnRecorded"] as const;
  const logs = await readLogs(client, {
    address: campaign,
    topics: names.map((name) => selectorOf(promotionAbi, name)),
    ...range,
  });
  const settled: { log: MinedLog; args: SettledArgs }[] = [];
  const released: { orderId: Hex; account: Address; points: number }[] = [];
  const returned = new Map<Hex, number>();
  for (const log of logs) {
    const event = decodeEventLog({ abi: promotionAbi, ...log });
    if (event.eventName === "Settled") settled.push({ log, args: event.args });
    if (event.eventName === "PointsReleased") released.push({ ...event.args, points: Number(event.args.points) });
    if (event.eventName === "ReturnRecorded") {
      const { orderId, pointsReturned } = event.args;
      returned.set(orderId, (returned.get(orderId) ?? 0) + Number(pointsReturned));
    }
  }
  return { settled, released, returned: [...returned].map(([orderId, points]) => ({ orderId, points })) };
}

type SettledArgs = Extract<ReturnType<typeof decodeEventLog<typeof promotionAbi>>, { eventName: "Settled" }>["args"];

/** Points that came into being, by transaction and account. */
async function readMints(client: PublicClient, program: Address, range: Range): Promise<Map<string, number>> {
  const minted = new Map<string, number>();
  const logs = await readLogs(client, { address: program, topics: [selectorOf(programAbi, "Transfer")], ...range });
  for (const log of logs) {
    const { args } = decodeEventLog({ abi: programAbi, eventName: "Transfer", ...log });
    if (args.from !== zeroAddress) continue;
    const key = mintKey(log.transactionHash, args.to);
    minted.set(key, (minted.get(key) ?? 0) + Number(args.value));
  }
  return minted;
}

function mintKey(transactionHash: Hex, account: Address): string {
  return `${transactionHash} ${getAddress(account)}`;
}

async function readSettlement(
  client: PublicClient,
  campaign: Address,
  { log, args }: { log: MinedLog; args: SettledArgs },
  minted: ReadonlyMap<string, number>,
): Promise<SettlementEvidence> {
  const own = await client
    .readContract({ address: campaign, abi: promotionAbi, functionName: "price", args: [args.lines, args.context] })
    .catch(() => undefined);
  return {
    orderId: args.orderId,
    account: getAddress(args.account),
    quoteHash: args.quoteHash,
    lines: args.lines.map((line) => ({ ...line, price: Number(line.price) })),
    context: {
      time: Number(args.context.time),
      tier: args.context.tier,
      audiences: args.context.audiences.map(({ number, value }) => ({ number, value: Number(value) })),
      available: args.context.available.map(({ rule, uses }) => ({ rule, uses: Number(uses) })),
    },
    subtotal: Number(args.subtotal),
    discount: Number(args.discount),
    total: Number(args.total),
    points: Number(args.points),
    tickets: Number(args.tickets),
    blockNumber: log.blockNumber,
    blockTime: await blockTime(client, log.blockNumber),
    transactionHash: log.transactionHash,
    priceByContract: own && { total: Number(own.total), points: Number(own.points), tickets: Number(own.tickets) },
    pointsMinted: minted.get(mintKey(log.transactionHash, args.account)) ?? 0,
  };
}

async function blockTime(client: PublicClient, blockNumber: bigint): Promise<number> {
  return Number((await client.getBlock({ blockNumber })).timestamp);
}

async function isPublished(client: PublicClient, address: Address, name: keyof typeof codeFingerprints) {
  return matchesFingerprint(await client.getCode({ address }), codeFingerprints[name]);
}

function selectorOf(abi: readonly { type: string; name?: string }[], name: string): Hex {
  const event = abi.find((item) => item.type === "event" && item.name === name);
  return toEventSelector(event as Parameters<typeof toEventSelector>[0]);
}

/** As Promise.all over `items`, with a bounded number under way. */
async function mapLimited<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < items.length; index = next++) results[index] = await work(items[index]!);
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
  return results;
}
