import { type Hex, isHex, sha256 } from "viem";
import { type BeaconNetwork, evmnet, quicknet, uncompressSignature, verifyBeacon } from "#sdk";

const PATIENCE_MILLISECONDS = 5_000;

/** How drand's HTTP interface names its networks; a development beacon is named by the hash of its key. */
function chainHashOf(network: BeaconNetwork): string {
  if (network === evmnet) return "04f1e9062b8a81f848fded9c12306733282b2727ecced50032187751166ec8c3";
  if (network === quicknet) return "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
  return sha256(network.publicKey).slice(2);
}

async function askOne(base: string, network: BeaconNetwork, round: number): Promise<Hex | undefined> {
  const url = `${base.replace(/\/$/, "")}/${chainHashOf(network)}/public/${round}`;
  const response = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MILLISECONDS) });
  if (!response.ok) return undefined;
  const { signature } = (await response.json()) as { signature?: unknown };
  const bytes = `0x${String(signature)}`;
  return isHex(bytes) && verifyBeacon(network, round, bytes) ? bytes : undefined;
}

/**
 * The signature of a round, from the first server that has it: each is asked in turn, and what it answers is verified here.
 * @returns as the contract takes it; undefined when no server has it (yet)
 */
export async function fetchRound(
  baseUrls: readonly string[],
  network: BeaconNetwork,
  round: number,
): Promise<Hex | undefined> {
  for (const base of baseUrls) {
    const signature = await askOne(base, network, round).catch(() => undefined);
    if (signature !== undefined) return network.scheme === "bn254" ? signature : uncompressSignature(signature);
  }
  return undefined;
}
