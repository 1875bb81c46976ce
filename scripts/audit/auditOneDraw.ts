import { readFile } from "node:fs/promises";
import {
  auditDraw,
  type Check,
  type ChunkWorker,
  type DrawEvidence,
  type Evidence,
  interpretDraw,
  parseEvidence,
  readCommittedEntries,
  readDraw,
} from "#sdk";
import type { Address, PublicClient } from "viem";
import { loadEntries } from "../draw/loadEntries.ts";
import { withSumTreeThreads } from "../draw/withSumTreeThreads.ts";
import { compareEvidence } from "./compareEvidence.ts";

/** What to audit: a draw on a chain, a file of evidence, or a file against the chain. */
export interface DrawToAudit {
  /** Undefined: only the file is looked at. */
  client: PublicClient | undefined;
  draw: Address | undefined;
  evidenceFile: string | undefined;
  /** The published list, where it is a file. */
  entriesFile: string | undefined;
  fromBlock: bigint;
  testBeacon: boolean;
  onProgress: (step: string) => void;
}

/** What was found. */
export interface DrawReport {
  evidence: DrawEvidence;
  checks: Check[];
  /** What was not looked at, in sentences. */
  notes: string[];
}

/** A list from which threads pay. */
const longListBytes = 1_000_000;

/** Audits one draw, from the chain or from a file. */
export async function auditOneDraw(options: DrawToAudit): Promise<DrawReport> {
  const { client, onProgress, testBeacon } = options;
  const file = options.evidenceFile ? parseEvidence(await readFile(options.evidenceFile, "utf8")) : undefined;
  const onChain = client && (await readFromChain(client, file, options));
  // What the chain says counts more than what somebody saved of it.
  const evidence = onChain ?? (file && interpretDraw(file.record));
  if (evidence === undefined) throw new TypeError("neither a draw nor a file of evidence was given");

  const entries = await listOf(evidence, file, options);
  onProgress("recomputing");
  const audit = (workers: readonly ChunkWorker[]) =>
    auditDraw(evidence, { testBeacon, workers, ...(entries && { entries }) });
  const isLong = entries !== undefined && entries.length > longListBytes;
  const checks = isLong ? await withSumTreeThreads(audit) : await audit([]);
  const compared = file && onChain ? [compareEvidence(file.verifier, interpretDraw(file.record), onChain)] : [];
  return { evidence, checks: [...compared, ...checks], notes: notesOn(evidence, onChain !== undefined, entries) };
}

function readFromChain(
  client: PublicClient,
  file: Evidence | undefined,
  { draw, fromBlock, onProgress }: DrawToAudit,
): Promise<DrawEvidence> | undefined {
  const address = draw ?? file?.record.draw;
  return address && readDraw(client, address, { fromBlock, onProgress });
}

async function listOf(
  evidence: DrawEvidence,
  file: Evidence | undefined,
  { client, entriesFile }: DrawToAudit,
): Promise<Uint8Array | undefined> {
  if (entriesFile !== undefined) return loadEntries(entriesFile);
  if (file?.entries) return file.entries;
  return client && readCommittedEntries(client, evidence);
}

function notesOn({ terms, commitments }: DrawEvidence, fromChain: boolean, entries: Uint8Array | undefined): string[] {
  const notes: string[] = [];
  if (!fromChain) notes.push("The file is somebody's word. Add --rpc URL, and it is compared with the chain.");
  if (entries === undefined && terms.mode !== "on-chain") {
    const [commitment] = commitments;
    const where = commitment?.uri ? `; it is published at ${commitment.uri}` : "";
    notes.push(`The list was not looked at${where}. Add --entries FILE.`);
  }
  return notes;
}
