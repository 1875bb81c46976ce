import { openLab } from "../../gas/openLab.ts";
import { compilePeer } from "../gas/compilePeer.ts";
import type { PeerGas } from "../gas/PeerGas.ts";
import { chainlink, chainlinkContracts, chainlinkPin } from "./peers/chainlink.ts";
import { poolTogether } from "./peers/poolTogether.ts";

/** Measures what others' draws cost, on an EVM of its own under the same rules. */
export async function measurePeers(): Promise<PeerGas[]> {
  const lab = await openLab();
  const contracts = compilePeer(chainlinkPin, chainlinkContracts);
  const measured: PeerGas[] = [];
  for (const peer of [poolTogether, chainlink]) {
    measured.push(...(await lab.isolated(() => peer({ lab, contracts, terms: "0x" }))));
  }
  return measured;
}
