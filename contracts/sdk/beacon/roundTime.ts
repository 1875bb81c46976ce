import type { BeaconNetwork } from "./BeaconNetwork.ts";

/** When `round` (from 1) is published, in Unix seconds. */
export function roundTime(network: BeaconNetwork, round: number): number {
  if (!Number.isSafeInteger(round) || round < 1) throw new RangeError(`rounds are numbered from 1, not ${round}`);
  return network.genesisAt + (round - 1) * network.periodSeconds;
}
