import type { Address, Hex } from "viem";
import { stored } from "../../../ui/stored.ts";

/** An order this device knows: where the chain recorded it, and what the chain does not say. */
export interface Receipt {
  chainId: number;
  rpcUrl: string;
  campaign: Address;
  orderId: Hex;
  transaction: Hex;
  account: Address;
  shop: string;
  currency: string;
  /** Unix seconds. */
  sentAt: number;
  /** What the customer signed. */
  total: number;
  points: number;
  /** Names of the products by sku. */
  names: Record<string, string>;
}

const isReceipt = (value: unknown): value is Receipt => {
  const receipt = value as Partial<Receipt> | null;
  return (
    typeof receipt === "object" &&
    receipt !== null &&
    [receipt.campaign, receipt.orderId, receipt.transaction, receipt.account].every((hex) =>
      /^0x[0-9a-fA-F]+$/.test(hex ?? ""),
    ) &&
    [receipt.chainId, receipt.sentAt, receipt.total, receipt.points].every(Number.isSafeInteger) &&
    typeof receipt.names === "object"
  );
};

/** The receipts kept on this device, newest first. */
export const receiptStore = stored<readonly Receipt[]>("bonafide.receipts", [], (value) =>
  Array.isArray(value) ? value.filter(isReceipt) : null,
);
