import type { Address, Hex } from "viem";
import { nodeCode } from "../../../chain/nodeCode.ts";

/** Where the chain recorded an order, and a node to ask. */
export interface ReceiptPlace {
  chainId: number;
  campaign: Address;
  orderId: Hex;
  transaction: Hex;
  rpcUrl: string;
}

/** The page of a receipt; everything a check needs is in the address. */
export function receiptPath({ chainId, campaign, orderId, transaction, rpcUrl }: ReceiptPlace): string {
  return `/receipt/${chainId}/${campaign}/${orderId}/${transaction}/${nodeCode.encode(rpcUrl)}`;
}
