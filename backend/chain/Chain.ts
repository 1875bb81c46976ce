import type { Address, PublicClient } from "viem";

/** The chain as the backend uses it. */
export type Chain = {
  client: PublicClient;
  chainId: number;
  rpcUrl: string;
  program: Address;
  factory: Address;
};
