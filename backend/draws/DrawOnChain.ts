import type { Address, Hex } from "viem";
import type { BeaconNetwork, DrawTerms } from "#sdk";
import type { DrawState } from "./drawStates.ts";

/** What a draw's code says; it never changes. Times are Unix seconds. */
export type FixedDraw = {
  address: Address;
  terms: DrawTerms;
  prizes: number;
  /** From here on only time and the beacon decide. */
  freezeAt: number;
  beacon: Address;
  network: BeaconNetwork;
};

/** A draw as of the block that comes next, at `now`. */
export type DrawOnChain = FixedDraw & {
  now: number;
  state: DrawState;
  root: Hex;
  /** Tickets on the list, and those that unanswered omissions append. */
  total: bigint;
  appended: bigint;
  count: number;
  round: number;
  /** 0: not committed yet. */
  roundAt: number;
  committedAt: number;
  drawnAt: number;
  seed: Hex;
};
