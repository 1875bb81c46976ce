import type { Hex } from "viem";
import type { Check } from "#sdk/audit/Check";

/** The promises of a draw, in the order in which they are checked. */
export const drawSteps = [
  "origin",
  "source",
  "escrow",
  "fixed",
  "doubts",
  "list",
  "mine",
  "number",
  "seed",
  "winners",
  "prizes",
  "other",
] as const;

export type DrawStepName = (typeof drawSteps)[number];

/** One promise, and the exact checks behind it. */
export interface DrawStep {
  name: DrawStepName;
  right: boolean;
  checks: Check[];
}

/** A prize and how its winner follows. */
interface WinningTicket {
  prize: number;
  attempt: number;
  ticket: bigint;
  start: bigint;
  weight: bigint;
  entrant: Hex;
}

/** What a check of a draw found. */
export interface DrawCheckResult {
  steps: DrawStep[];
  isTest: boolean;
  source: string;
  /** Unix seconds; null: not yet. */
  fixedAt: number | null;
  roundAt: number | null;
  root: Hex | null;
  total: bigint;
  count: number;
  round: number;
  seed: Hex | null;
  /** Tickets that the winning numbers are reduced by. */
  modulus: bigint;
  tickets: WinningTicket[];
  /** Whether the list itself was looked at. */
  hasList: boolean;
  /** The evidence as one file. */
  file: string;
}
