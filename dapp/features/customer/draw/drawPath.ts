import type { Address } from "viem";
import { nodeCode } from "../../../chain/nodeCode.ts";

/** Where a draw is, and a node to ask. */
export interface DrawPlace {
  chainId: number;
  draw: Address;
  rpcUrl: string;
}

/** The page of a draw; everything a check needs is in the address. */
export function drawPath({ chainId, draw, rpcUrl }: DrawPlace): string {
  return `/draw/${chainId}/${draw}/${nodeCode.encode(rpcUrl)}`;
}
