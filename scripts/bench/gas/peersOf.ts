import type { PeerGas } from "./PeerGas.ts";

const BATCHED = ".batched";

/** The peers of a row; a batch of ours is held against the same as the single transactions. */
export function peersOf(name: string, peers: readonly PeerGas[]): PeerGas[] {
  const row = name.endsWith(BATCHED) ? name.slice(0, -BATCHED.length) : name;
  return peers.filter((entry) => entry.row === row);
}
