import type { Hex } from "viem";
import type { BeaconNetwork } from "./BeaconNetwork.ts";
import { roundBytes } from "./roundBytes.ts";
import { verifyBls12381 } from "./verifyBls12381.ts";
import { verifyBn254 } from "./verifyBn254.ts";

/**
 * Whether `signature` is the network's signature of `round`. Never throws for a malformed signature: a point off the
 * curve, a coordinate out of range and a wrong length are simply not the signature. Throws RangeError for a round below 1.
 *
 * bn254: 64 bytes, x then y. bls12-381: 48 bytes compressed as published, or 96 bytes x then y as the contract takes it.
 */
export function verifyBeacon(network: BeaconNetwork, round: number, signature: Hex): boolean {
  const message = roundBytes(round);
  const verify = network.scheme === "bn254" ? verifyBn254 : verifyBls12381;
  try {
    return verify(network.publicKey, message, signature);
  } catch {
    return false;
  }
}
