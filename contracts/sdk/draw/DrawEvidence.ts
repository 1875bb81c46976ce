import type { Address, Hex } from "viem";
import type { BeaconNetwork } from "../beacon/BeaconNetwork.ts";

/** A prize that was proven: what its event says. */
export interface ProvenPrize {
  prize: number;
  entrant: Hex;
  ticket: bigint;
  start: bigint;
  weight: bigint;
}

/** Entries made on chain, in their order. */
interface OnChainEntry {
  entrant: Hex;
  start: bigint;
  tickets: bigint;
}

/** Everything the chain says about a draw; times are Unix seconds. Undefined: it has not happened. */
export interface DrawEvidence {
  chainId: number;
  draw: Address;
  blockNumber: bigint;
  implementation: Address;
  program: Address;
  /** Whether the implementation's code is the published one, apart from what a deployment fills in. */
  publishedCode: boolean;
  /** drand's public network, or one that the draw's own contract describes (`isTest`). */
  network: BeaconNetwork;
  mode: "independent" | "distinct" | "on-chain";
  beneficiary: Address;
  entriesCloseAt: number;
  freezeAt: number;
  maxWeight: bigint;
  prizes: number;
  fundedAt: number | undefined;
  commitments: { root: Hex; total: bigint; count: number; round: number; dataHash: Hex; uri: string; at: number }[];
  entries: OnChainEntry[];
  /** Leaf challenges that were never answered. */
  openLeaves: number[];
  /** Tickets that unanswered omissions append, by entrant, in the order of the list. */
  appended: { entrant: Hex; weight: bigint }[];
  round: number;
  signature: Hex | undefined;
  fulfilments: { round: number; randomness: Hex; seed: Hex; at: number }[];
  proven: ProvenPrize[];
  /** Attempts that met an owner who could not win, by prize. */
  redraws: { prize: number; entrant: Hex }[];
  paid: { prize: number; to: Address }[];
  unclaimed: { prize: number; beneficiary: Address }[];
  refunded: boolean;
}
