import type { Hex } from "viem";

/**
 * A beacon: who signs its rounds, and when.
 *
 * `publicKey` is the point on G2 as drand publishes it: for `bn254` four 32-byte words (x imaginary, x real, y imaginary,
 * y real), for `bls12-381` 96 compressed bytes. Times are Unix seconds. `isTest` says that the key is not a public network's.
 */
export interface BeaconNetwork {
  readonly name: string;
  readonly scheme: "bn254" | "bls12-381";
  readonly publicKey: Hex;
  readonly genesisAt: number;
  readonly periodSeconds: number;
  readonly isTest: boolean;
}
