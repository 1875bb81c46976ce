import { type Address, type Hex, numberToHex } from "viem";

/**
 * The entrant of a customer without a wallet: the address of a key made on their device, with bit 160 set.
 * Nothing is ever paid to it; `claimTo` with the key's signature says where the prize goes.
 */
export function claimKeyEntrant(key: Address): Hex {
  return numberToHex((1n << 160n) | BigInt(key), { size: 32 });
}
