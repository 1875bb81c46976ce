import type { Address, Hex } from "viem";
import type { BeaconNetwork } from "../beacon/BeaconNetwork.ts";
import type { DrawRecord } from "./DrawRecord.ts";
import type { DrawTerms } from "./DrawTerms.ts";
import type { Entry } from "./Entry.ts";

/** A prize that was proven: what its event says. */
export interface ProvenPrize {
  prize: number;
  entrant: Hex;
  ticket: bigint;
  start: bigint;
  weight: bigint;
}

/** What a record of a draw says; times are Unix seconds. Undefined: it has not happened. */
export interface DrawEvidence {
  /** What all of it was read from; the file of evidence keeps this. */
  record: DrawRecord;
  chainId: number;
  draw: Address;
  blockNumber: bigint;
  implementation: Address;
  program: Address;
  /** From the draw's own code. */
  launchedAt: number;
  /** The program's CampaignLaunched event. */
  launch: { at: number; number: number; implementation: Address } | undefined;
  /** Which of the contracts run the code that this version of the verifier was built from. */
  publishedCode: { draw: boolean; beacon: boolean; program: boolean; factory: boolean };
  /** drand's public network by our own constants, or one that the draw's own contract describes (`isTest`). */
  network: BeaconNetwork;
  /** From the draw's own code. */
  terms: DrawTerms;
  freezeAt: number;
  /** How many prizes there are. */
  prizes: number;
  fundedAt: number | undefined;
  commitments: readonly {
    root: Hex;
    total: bigint;
    count: number;
    round: number;
    dataHash: Hex;
    uri: string;
    at: number;
    transactionHash: Hex;
  }[];
  /** Entries made on chain, in their order. */
  entries: readonly { entrant: Hex; start: bigint; tickets: bigint }[];
  /** Leaf challenges that were never answered. */
  openLeaves: readonly number[];
  /** Tickets that unanswered omissions append, by entrant, in the order of the list. */
  appended: readonly Entry[];
  round: number;
  signature: Hex | undefined;
  fulfilments: readonly { round: number; randomness: Hex; seed: Hex; at: number }[];
  proven: readonly ProvenPrize[];
  /** Attempts that met an owner who could not win, by prize. */
  redraws: readonly { prize: number; entrant: Hex }[];
  paid: readonly { prize: number; to: Address }[];
  unclaimed: readonly { prize: number; beneficiary: Address }[];
  refunded: boolean;
}
