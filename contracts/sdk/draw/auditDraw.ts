import type { Check } from "../audit/Check.ts";
import { auditCommitment } from "./auditCommitment.ts";
import { auditList } from "./auditList.ts";
import { auditOrigin } from "./auditOrigin.ts";
import { auditPrizes } from "./auditPrizes.ts";
import { auditSeed } from "./auditSeed.ts";
import { auditWinners } from "./auditWinners.ts";
import type { ChunkWorker } from "./buildSumTree.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";

export interface DrawAuditOptions {
  /** The published list (40-byte records): the whole draw is then recomputed from it. */
  entries?: Uint8Array;
  /** Accept a development beacon, whose key somebody knows. */
  testBeacon?: boolean;
  /** As in `buildSumTree`. */
  onProgress?: (hashed: number) => void;
  signal?: AbortSignal;
  workers?: readonly ChunkWorker[];
}

/** Adds a check, and says whether it held. */
export type AddCheck = (statement: string, ok: boolean, detail: string) => boolean;

/**
 * Recomputes a draw from what the chain says (`readDraw`): committed before the round, the beacon's signature, the seed,
 * every winner, every prize. Nothing that the draw's contract concludes is believed. With `entries` every winner is also
 * looked up in the list itself.
 */
export async function auditDraw(evidence: DrawEvidence, options: DrawAuditOptions = {}): Promise<Check[]> {
  const checks: Check[] = [];
  const add: AddCheck = (statement, ok, detail) => {
    checks.push({ statement, ok, detail });
    return ok;
  };
  const { network } = evidence;
  auditOrigin(evidence, add);
  add(
    "The beacon is a public one",
    !network.isTest || options.testBeacon === true,
    network.isTest ? `${network.name}: whoever holds its key knows the winners in advance` : network.name,
  );
  auditCommitment(evidence, add);
  const tree = options.entries && (await auditList(evidence, options.entries, options, add));
  const drawn = auditSeed(evidence, add);
  if (drawn !== undefined) auditWinners(evidence, { ...drawn, ...(tree && { tree }) }, add);
  auditPrizes(evidence, add);
  return checks;
}
