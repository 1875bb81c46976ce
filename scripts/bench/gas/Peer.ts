import type { Hex } from "viem";
import type { Lab } from "../../gas/Lab.ts";
import type { CompiledPeer } from "./compilePeer.ts";
import type { PeerGas } from "./PeerGas.ts";

/** What peers are measured with. */
interface PeerBench {
  readonly lab: Lab;
  /** Compiled contracts of all peers by name. */
  readonly contracts: ReadonlyMap<string, CompiledPeer>;
  /** The bytes that our campaign of ten rules is launched with. */
  readonly terms: Hex;
}

/** Measures a peer on every row that it has an answer to; the lab forgets it afterwards. */
export type Peer = (bench: PeerBench) => Promise<PeerGas[]>;
