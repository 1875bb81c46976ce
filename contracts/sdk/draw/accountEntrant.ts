import { type Address, type Hex, pad } from "viem";

/** The entrant of an account: its address, left-padded to 32 bytes. A prize is paid to it. */
export function accountEntrant(account: Address): Hex {
  return pad(account, { size: 32 }).toLowerCase() as Hex;
}
