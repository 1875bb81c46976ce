import type { Address, Hex } from "viem";
import { nodeCode } from "../../../chain/nodeCode.ts";
import type { ReceiptPlace } from "./receiptPath.ts";

interface Segments {
  chainId?: string;
  campaign?: string;
  orderId?: string;
  transaction?: string;
  node?: string;
}

/** The place a receipt's address names, or null when it was cut or changed on its way. */
export function parseReceiptPath({
  chainId = "",
  campaign = "",
  orderId = "",
  transaction = "",
  node = "",
}: Segments): ReceiptPlace | null {
  const whole =
    /^[1-9]\d{0,14}$/.test(chainId) &&
    /^0x[0-9a-fA-F]{40}$/.test(campaign) &&
    /^0x[0-9a-fA-F]{64}$/.test(orderId) &&
    /^0x[0-9a-fA-F]{64}$/.test(transaction);
  const rpcUrl = nodeCode.decode(node);
  if (!whole || rpcUrl === null) return null;
  return {
    chainId: Number(chainId),
    campaign: campaign as Address,
    orderId: orderId as Hex,
    transaction: transaction as Hex,
    rpcUrl,
  };
}
