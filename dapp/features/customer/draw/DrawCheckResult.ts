import type { Address, Hex } from "viem";
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
  /** The number that the ticket is the remainder of. */
  number: Hex;
  ticket: bigint;
  start: bigint;
  weight: bigint;
  entrant: Hex;
}

/** What a check of a draw found. */
export interface DrawCheckResult {
  steps: DrawStep[];
  chainId: number;
  draw: Address;
  /** Where the public record says what a promise is about. */
  transactions: Partial<Record<DrawStepName, Hex>>;
  isTest: boolean;
  source: string;
  /** Unix seconds; null: not yet. */
  fixedAt: number | null;
  roundAt: number | null;
  root: Hex | null;
  total: bigint;
  count: number;
  round: number;
  /** SHA-256 of the source's signature; null, as the seed: not yet. */
  randomness: Hex | null;
  seed: Hex | null;
  /** Tickets that the winning numbers are reduced by. */
  modulus: bigint;
  tickets: WinningTicket[];
  /** Whether the list itself was looked at. */
  hasList: boolean;
  /** The evidence as one file. */
  file: string;
}
