import { type Address, erc20Abi, erc721Abi, type Hex, type Log, type PublicClient } from "viem";
import { beaconAbi, drawAbi, programAbi, programFactoryAbi } from "../abi.ts";
import type { Clone } from "../audit/parseClone.ts";
import { parseClone } from "../audit/parseClone.ts";
import { readLogs } from "../audit/readLogs.ts";
import { decodeDrawTerms } from "./decodeDrawTerms.ts";
import type { DrawRecord, RecordedLog } from "./DrawRecord.ts";
import type { DrawTerms } from "./DrawTerms.ts";
import { drawTopics } from "./drawTopics.ts";
import { NotDrawError } from "./NotDrawError.ts";

/** How to read a draw. */
export interface ReadDrawOptions {
  /** Where to begin with the logs; the block of the draw's launch saves questions. */
  fromBlock?: bigint;
  /** Called with a sentence at the beginning of each step. */
  onProgress?: (step: string) => void;
}

type Range = { fromBlock: bigint; toBlock: bigint };
type MinedLog = Log<bigint, number, false>;

/**
 * Asks an RPC endpoint for everything that a draw is judged by. No archive is needed.
 * @throws NotDrawError when the address holds something else
 */
export async function readDrawRecord(
  client: PublicClient,
  draw: Address,
  { fromBlock = 0n, onProgress }: ReadDrawOptions = {},
): Promise<DrawRecord> {
  onProgress?.("reading the draw's code");
  const blockNumber = await client.getBlockNumber();
  const drawCode = await client.getCode({ address: draw });
  const clone = parseClone(drawCode);
  if (drawCode === undefined || clone === undefined) {
    throw new NotDrawError(`${draw} is no campaign: its code is not a clone with a program and terms.`);
  }
  const terms = readTerms(draw, clone.terms);
  const codeOf = async (address: Address): Promise<Hex> => (await client.getCode({ address })) ?? "0x";
  const [beacon, isTest] = await beaconOf(client, draw, terms);
  const factory = await client.readContract({ address: clone.program, abi: programAbi, functionName: "factory" });
  const adapter = { address: beacon, abi: beaconAbi } as const;
  const listing = { address: factory, abi: programFactoryAbi } as const;

  onProgress?.("reading events");
  const logs = await readEvents(client, draw, clone, beacon, { fromBlock, toBlock: blockNumber });
  onProgress?.("reading the escrow");
  return {
    chainId: await client.getChainId(),
    draw,
    blockNumber,
    factory,
    beacon,
    code: {
      draw: drawCode,
      implementation: await codeOf(clone.implementation),
      beacon: await codeOf(beacon),
      program: await codeOf(clone.program),
      factory: await codeOf(factory),
    },
    listed: {
      implementation: await client.readContract({
        ...listing,
        functionName: "isImplementation",
        args: [clone.implementation],
      }),
      program: await client.readContract({ ...listing, functionName: "isProgram", args: [clone.program] }),
    },
    adapter: {
      isTest,
      publicKey: await client.readContract({ ...adapter, functionName: "publicKey" }),
      genesisAt: Number(await client.readContract({ ...adapter, functionName: "genesisAt" })),
      periodSeconds: Number(await client.readContract({ ...adapter, functionName: "periodSeconds" })),
    },
    logs,
    escrow: await readEscrow(client, draw, clone.program, terms),
  };
}

function readTerms(draw: Address, encoded: Hex): DrawTerms {
  try {
    return decodeDrawTerms(encoded);
  } catch (cause) {
    throw new NotDrawError(`${draw} is no draw: its terms cannot be read as a draw's.`, { cause });
  }
}

async function beaconOf(client: PublicClient, draw: Address, { beacon }: DrawTerms): Promise<[Address, boolean]> {
  const [first, second, isTest] = await client.readContract({ address: draw, abi: drawAbi, functionName: "beacons" });
  return [beacon === 0 ? first : second, isTest];
}

async function readEvents(
  client: PublicClient,
  draw: Address,
  { program }: Clone,
  beacon: Address,
  range: Range,
): Promise<RecordedLog[]> {
  const launches = await readLogs(client, { address: program, topics: [drawTopics.launched], ...range });
  const launch = launches.find(({ topics }) => BigInt(topics[1] ?? 0) === BigInt(draw));
  const fromLaunch = { ...range, fromBlock: launch?.blockNumber ?? range.fromBlock };
  const events = await readLogs(client, { address: draw, topics: drawTopics.events, ...fromLaunch });
  const round = await client.readContract({ address: draw, abi: drawAbi, functionName: "info" });
  const proofs = await readLogs(client, { address: beacon, topics: [drawTopics.proven], ...fromLaunch });
  const proof = proofs.find(({ topics }) => BigInt(topics[1] ?? 0) === round[4]);
  const logs = [launch, ...events, proof].filter((log) => log !== undefined);
  const times = await timesOf(client, logs);
  return logs.map(({ address, topics, data, blockNumber, transactionHash }) => ({
    address,
    topics,
    data,
    blockNumber,
    time: times.get(blockNumber) ?? 0,
    transactionHash,
  }));
}

async function timesOf(client: PublicClient, logs: readonly MinedLog[]): Promise<Map<bigint, number>> {
  const blocks = [...new Set(logs.map(({ blockNumber }) => blockNumber))];
  const times = new Map<bigint, number>();
  for (const blockNumber of blocks) times.set(blockNumber, Number((await client.getBlock({ blockNumber })).timestamp));
  return times;
}

async function readEscrow(
  client: PublicClient,
  draw: Address,
  program: Address,
  { prizes }: DrawTerms,
): Promise<DrawRecord["escrow"]> {
  const budget = await client.readContract({
    address: program,
    abi: programAbi,
    functionName: "campaignOf",
    args: [draw],
  });
  const coins = new Set(prizes.flatMap((prize) => (prize.kind === "erc20" ? [prize.token] : [])));
  const balances: { token: Address; amount: bigint }[] = [];
  for (const token of coins) {
    const amount = await client.readContract({
      address: token,
      abi: erc20Abi,
      functionName: "balanceOf",
      args: [draw],
    });
    balances.push({ token, amount });
  }
  const owners: { token: Address; id: bigint; owner: Address | undefined }[] = [];
  for (const prize of prizes) {
    if (prize.kind !== "erc721") continue;
    const { token, amount: id } = prize;
    const owner = await client
      .readContract({ address: token, abi: erc721Abi, functionName: "ownerOf", args: [id] })
      .catch(() => undefined);
    owners.push({ token, id, owner });
  }
  return { points: { minted: BigInt(budget.minted), held: BigInt(budget.held) }, balances, owners };
}
