import type { Address, Hex } from "viem";

/** A call that anybody may send in place of the shop. */
export interface Calldata {
  to: Address;
  data: Hex;
}
