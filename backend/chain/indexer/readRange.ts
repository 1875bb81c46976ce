import { type Address, type Hex, isAddress, type PublicClient } from "viem";
import { drawAbi, programAbi, promotionAbi } from "#sdk/abi";
import type { ChainRange, IndexedBlock } from "./ChainRange.ts";

const event = <Abi extends readonly { type: string; name?: string }[], Name extends string>(abi: Abi, name: Name) =>
  abi.find((item) => item.type === "event" && item.name === name) as Extract<
    Abi[number],
    { type: "event"; name: Name }
  >;

const programEvents = [event(programAbi, "Transfer"), event(programAbi, "CampaignLaunched")] as const;
const campaignEvents = [
  event(promotionAbi, "Settled"),
  event(promotionAbi, "OffersCommitted"),
  event(promotionAbi, "ReturnRecorded"),
] as const;
const drawEvents = [
  event(drawAbi, "Funded"),
  event(drawAbi, "DrawCommitted"),
  event(drawAbi, "LeafChallenged"),
  event(drawAbi, "LeafAnswered"),
  event(drawAbi, "OmissionChallenged"),
  event(drawAbi, "OmissionAnswered"),
  event(drawAbi, "DrawFulfilled"),
  event(drawAbi, "WinnerProven"),
  event(drawAbi, "Redrawn"),
  event(drawAbi, "PrizePaid"),
  event(drawAbi, "PaymentFailed"),
  event(drawAbi, "PrizeUnclaimed"),
  event(drawAbi, "RefundAnnounced"),
  event(drawAbi, "DepositSettled"),
  event(drawAbi, "DrawVoided"),
] as const;
const isDrawEvent: ReadonlySet<string> = new Set(drawEvents.map(({ name }) => name));

const lower = (address: Address): Address => address.toLowerCase() as Address;

const positionOf = (log: { blockHash: Hex; logIndex: number; transactionHash: Hex }) => ({
  blockHash: log.blockHash,
  logIndex: log.logIndex,
  transactionHash: log.transactionHash,
});

/** As JSON can hold it: integers as decimal strings, addresses in lower case. */
function plain(args: object): Record<string, string | boolean> {
  const entries = Object.entries(args) as [string, string | number | bigint | boolean][];
  return Object.fromEntries(
    entries.map(([name, value]) => {
      if (typeof value === "boolean") return [name, value];
      return [name, isAddress(String(value)) ? String(value).toLowerCase() : String(value)];
    }),
  );
}

async function blockOf(
  client: PublicClient,
  where: { blockHash: Hex } | { blockNumber: bigint },
): Promise<IndexedBlock> {
  const block = await client.getBlock(where);
  return {
    hash: block.hash,
    number: Number(block.number),
    parentHash: block.parentHash,
    timestamp: Number(block.timestamp),
  };
}

/**
 * Reads what happened in the blocks `from` to `to`, all of it on one chain: the last block is the same before and after.
 * @param campaigns those known before the range
 * @returns undefined when the chain was reorganised meanwhile
 */
export async function readRange(
  client: PublicClient,
  program: Address,
  campaigns: readonly Address[],
  from: number,
  to: number,
): Promise<ChainRange | undefined> {
  const range = { fromBlock: BigInt(from), toBlock: BigInt(to), strict: true } as const;
  const last = await blockOf(client, { blockNumber: BigInt(to) });
  const programLogs = await client.getLogs({ ...range, address: program, events: programEvents });
  const launches = programLogs.flatMap((log) =>
    log.eventName === "CampaignLaunched"
      ? [
          {
            ...positionOf(log),
            address: lower(log.args.campaign),
            implementation: lower(log.args.implementation),
            number: Number(log.args.number),
            mintBudget: Number(log.args.mintBudget),
          },
        ]
      : [],
  );
  const addresses = [...campaigns, ...launches.map((launch) => launch.address)];
  const campaignLogs =
    addresses.length === 0
      ? []
      : await client.getLogs({ ...range, address: addresses, events: [...campaignEvents, ...drawEvents] });
  const again = await blockOf(client, { blockNumber: BigInt(to) });
  if (again.hash !== last.hash) return undefined;

  const hashes = new Set([...programLogs, ...campaignLogs].map((log) => log.blockHash));
  hashes.delete(last.hash);
  const blocks = await Promise.all([...hashes].map((blockHash) => blockOf(client, { blockHash })));
  return {
    blocks: [...blocks.sort((a, b) => a.number - b.number), last],
    transfers: programLogs.flatMap((log) =>
      log.eventName === "Transfer"
        ? [{ ...positionOf(log), from: lower(log.args.from), to: lower(log.args.to), amount: Number(log.args.value) }]
        : [],
    ),
    launches,
    batches: campaignLogs.flatMap((log) =>
      log.eventName === "OffersCommitted"
        ? [
            {
              ...positionOf(log),
              campaign: lower(log.address),
              batch: Number(log.args.number),
              root: log.args.root,
              until: Number(log.args.until),
              uri: log.args.uri,
            },
          ]
        : [],
    ),
    drawEvents: campaignLogs.flatMap((log) =>
      isDrawEvent.has(log.eventName)
        ? [{ ...positionOf(log), draw: lower(log.address), name: log.eventName, args: plain(log.args) }]
        : [],
    ),
    returned: campaignLogs.flatMap((log) =>
      log.eventName === "ReturnRecorded"
        ? [
            {
              ...positionOf(log),
              campaign: lower(log.address),
              orderId: log.args.orderId,
              pointsLeft: Number(log.args.pointsLeft),
            },
          ]
        : [],
    ),
    settlements: campaignLogs.flatMap((log) => {
      if (log.eventName !== "Settled") return [];
      const { orderId, account, quoteHash, lines, context, subtotal, discount, total, points, tickets } = log.args;
      return [
        {
          ...positionOf(log),
          campaign: lower(log.address),
          orderId,
          account: lower(account),
          quoteHash,
          subtotal: Number(subtotal),
          discount: Number(discount),
          total: Number(total),
          points: Number(points),
          tickets: Number(tickets),
          lines: lines.map((line) => ({ ...line, price: Number(line.price) })),
          context: {
            time: Number(context.time),
            tier: context.tier,
            audiences: Object.fromEntries(context.audiences.map(({ number, value }) => [number, Number(value)])),
            available: Object.fromEntries(context.available.map(({ rule, uses }) => [rule, Number(uses)])),
          },
        },
      ];
    }),
  };
}
