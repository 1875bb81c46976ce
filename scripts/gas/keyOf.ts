import { keccak256, stringToHex } from "viem";
import { privateKeyToAccount } from "viem/accounts";

/** A key for this name, the same in every run. */
export function keyOf(name: string) {
  return privateKeyToAccount(keccak256(stringToHex(`bonafide gas ${name}`)));
}
