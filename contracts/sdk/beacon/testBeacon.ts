import { bn254 } from "@noble/curves/bn254.js";
import { concat, numberToHex, type Hex } from "viem";
import type { BeaconNetwork } from "./BeaconNetwork.ts";

/**
 * A development beacon: evmnet's scheme under `secretKey`. Whoever holds the key knows every round, so a draw under it is a test.
 * Twin of `contracts/beacon/TestBeacon.sol`; `publicKey` holds the four words of its constructor.
 */
export function testBeacon(secretKey: bigint, genesisAt: number, periodSeconds: number): BeaconNetwork {
  const { x, y } = bn254.G2.Point.BASE.multiply(secretKey).toAffine();
  const publicKey = concat([x.c1, x.c0, y.c1, y.c0].map((word): Hex => numberToHex(word, { size: 32 })));
  return { name: "test beacon", scheme: "bn254", publicKey, genesisAt, periodSeconds, isTest: true };
}
