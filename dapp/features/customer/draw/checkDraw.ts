import { type Address, createPublicClient, type Hex, http } from "viem";
import { roundTime } from "#sdk/beacon/roundTime";
import type { Check } from "#sdk/audit/Check";
import { auditDraw } from "#sdk/draw/auditDraw";
import type { DrawEvidence } from "#sdk/draw/DrawEvidence";
import { entryAt } from "#sdk/draw/entryAt";
import { formatEvidence } from "#sdk/draw/formatEvidence";
import { indexOfEntrant } from "#sdk/draw/indexOfEntrant";
import { readCommittedEntries } from "#sdk/draw/readCommittedEntries";
import { readDraw } from "#sdk/draw/readDraw";
import { ticketNumber } from "#sdk/draw/ticketNumber";
import type { DrawCheckResult } from "./DrawCheckResult.ts";
import { downloadList } from "./downloadList.ts";
import { stepsOf } from "./stepsOf.ts";
import { transactionsOf } from "./transactionsOf.ts";

/** What to check, and what the visitor brings along. */
export interface DrawCheckRequest {
  rpcUrl: string;
  chainId: number;
  draw: Address;
  /** The list, when the visitor chose a file. */
  entries?: Uint8Array | undefined;
  /** Addresses of the list to try, besides the one fixed on chain. */
  listUrls: readonly string[];
  /** The visitor's tickets, as this device keeps them. */
  mine?: { entrant: Hex; tickets: string } | undefined;
}

/** How far a check is; `done` of `total` people where that is known. */
export interface DrawCheckProgress {
  phase: "reading" | "list" | "computing";
  done?: number;
  total?: number;
}

/**
 * Works a whole draw out again from what the chain says and, where it can be had, from its list.
 * @throws Error when the node is of another network, viem's errors when it does not answer
 */
export async function checkDraw(
  request: DrawCheckRequest,
  onProgress: (progress: DrawCheckProgress) => void,
): Promise<DrawCheckResult> {
  const client = createPublicClient({ transport: http(request.rpcUrl, { retryCount: 1, batch: true }) });
  onProgress({ phase: "reading" });
  const chainId = await client.getChainId();
  if (chainId !== request.chainId) throw new Error(`network ${chainId} instead of ${request.chainId}`);
  const evidence = await readDraw(client, request.draw);
  onProgress({ phase: "list" });
  const entries =
    request.entries ?? (await readCommittedEntries(client, evidence)) ?? (await fetchEntries(evidence, request));
  const count = evidence.commitments[0]?.count ?? 0;
  onProgress({ phase: "computing", done: 0, total: count });
  const checks = await auditDraw(evidence, {
    testBeacon: true,
    onProgress: (done) => onProgress({ phase: "computing", done, total: count }),
    ...(entries && { entries }),
  });
  const own = request.mine && entries ? [checkOwn(entries, request.mine)] : [];
  return {
    ...resultOf(evidence, [...checks, ...own]),
    hasList: entries !== undefined,
    file: formatEvidence(evidence.record, entries),
  };
}

async function fetchEntries(evidence: DrawEvidence, { listUrls }: DrawCheckRequest): Promise<Uint8Array | undefined> {
  const [commitment] = evidence.commitments;
  if (commitment === undefined) return undefined;
  for (const url of [...listUrls, commitment.uri]) {
    const list = await downloadList(url, commitment.count * 40).catch(() => undefined);
    if (list !== undefined) return list;
  }
  return undefined;
}

function checkOwn(entries: Uint8Array, { entrant, tickets }: { entrant: Hex; tickets: string }): Check {
  const index = indexOfEntrant(entries, entrant);
  const weight = index === undefined ? 0n : entryAt(entries, index).weight;
  return {
    statement: "The entrant is on the list",
    ok: weight >= BigInt(tickets),
    detail: `${entrant}: ${weight} tickets on the list, ${tickets} signed for`,
  };
}

function resultOf(evidence: DrawEvidence, checks: readonly Check[]): Omit<DrawCheckResult, "hasList" | "file"> {
  const { chainId, draw, network, round, fulfilments, appended } = evidence;
  const [fulfilment] = fulfilments;
  const list = listOf(evidence);
  return {
    ...list,
    steps: stepsOf(checks),
    chainId,
    draw,
    transactions: transactionsOf(evidence.record),
    isTest: network.isTest,
    source: network.name,
    roundAt: round === 0 ? null : roundTime(network, round),
    round,
    randomness: fulfilment?.randomness ?? null,
    seed: fulfilment?.seed ?? null,
    modulus: appended.reduce((sum, { weight }) => sum + weight, list.total),
    tickets: fulfilment ? winningTickets(evidence, fulfilment.seed) : [],
  };
}

/** The list that was committed, or that was made on chain. */
function listOf(evidence: DrawEvidence): Pick<DrawCheckResult, "root" | "total" | "count" | "fixedAt"> {
  const { commitments, entries, terms } = evidence;
  const [commitment] = commitments;
  if (commitment) {
    const { root, total, count, at } = commitment;
    return { root, total, count, fixedAt: at };
  }
  const total = entries.reduce((sum, { tickets }) => sum + tickets, 0n);
  return {
    root: null,
    total,
    count: entries.length,
    fixedAt: terms.mode === "on-chain" ? terms.entriesCloseAt : null,
  };
}

function winningTickets({ proven, redraws }: DrawEvidence, seed: Hex): DrawCheckResult["tickets"] {
  return proven
    .map((won) => {
      const attempt = redraws.filter(({ prize }) => prize === won.prize).length;
      return { ...won, attempt, number: ticketNumber(seed, won.prize, attempt) };
    })
    .sort((a, b) => a.prize - b.prize);
}
