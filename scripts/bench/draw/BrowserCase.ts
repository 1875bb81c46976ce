import type { Address, Hex } from "viem";
import type { BeaconNetwork } from "../../../contracts/sdk/beacon/BeaconNetwork.ts";

/** One winner of a draw, as it travels into a page: numbers beyond 2^53 are decimal strings. */
export interface BrowserCase {
  network: BeaconNetwork;
  round: number;
  signature: Hex;
  seedParts: { chainId: number; draw: Address };
  commitment: { root: Hex; total: string; count: number };
  entry: { entrant: Hex; weight: string };
  index: number;
  proof: Hex;
}
