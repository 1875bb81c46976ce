import { sha256, type Hex } from "viem";
import type { BeaconNetwork } from "./BeaconNetwork.ts";
import { compressSignature } from "./compressSignature.ts";

/** The randomness of a signature: SHA-256 of the bytes that the network publishes. It does not check the signature. */
export function beaconRandomness(network: BeaconNetwork, signature: Hex): Hex {
  return sha256(network.scheme === "bn254" ? signature : compressSignature(signature));
}
