import { readFileSync } from "node:fs";
import type { Hex } from "viem";

interface PublishedBeacon {
  round: number;
  /** as the contract takes it */
  signature: Hex;
  /** as drand publishes it */
  published: Hex;
  randomness: Hex;
  time: number;
  hashed: Hex[];
}

interface VectorFile {
  genesisTime: number;
  publicKey: string;
  publicKeyUncompressed?: string;
  beacons: {
    round: number;
    signature: string;
    uncompressed?: string;
    randomness: string;
    time: number;
    H?: string[];
  }[];
}

function load(name: string): PublishedBeacon[] {
  const url = new URL(`./${name}.json`, import.meta.url);
  const file = JSON.parse(readFileSync(url, "utf8")) as VectorFile;
  return file.beacons.map((beacon) => ({
    round: beacon.round,
    signature: `0x${beacon.uncompressed ?? beacon.signature}`,
    published: `0x${beacon.signature}`,
    randomness: `0x${beacon.randomness}`,
    time: beacon.time,
    hashed: (beacon.H ?? []).map((word): Hex => `0x${word}`),
  }));
}

/** Real rounds of drand's public networks. */
export const publishedBeacons = { evmnet: load("evmnet"), quicknet: load("quicknet") };
