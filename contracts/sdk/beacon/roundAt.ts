import type { BeaconNetwork } from "./BeaconNetwork.ts";

/** The first round published at `time` (Unix seconds) or later. */
export function roundAt(network: BeaconNetwork, time: number): number {
  return Math.max(1, 1 + Math.ceil((time - network.genesisAt) / network.periodSeconds));
}
