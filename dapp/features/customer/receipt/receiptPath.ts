import type { Address, Hex } from "viem";

/** Where the chain recorded an order, and a node to ask. */
export interface ReceiptPlace {
  chainId: number;
  campaign: Address;
  orderId: Hex;
  transaction: Hex;
  rpcUrl: string;
}

/** The node's address, in characters that need no escaping behind a `#`. */
const encode = (text: string) => btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** The page of a receipt; everything a check needs is in the address. */
export function receiptPath({ chainId, campaign, orderId, transaction, rpcUrl }: ReceiptPlace): string {
  return `/receipt/${chainId}/${campaign}/${orderId}/${transaction}/${encode(rpcUrl)}`;
}
