import type { Hex, TransactionReceipt } from "viem";
import type { MerchantClients } from "./merchantClients.ts";

/** Waits for a transaction; throws when it failed. */
export async function confirmed({ reader }: MerchantClients, hash: Hex): Promise<TransactionReceipt> {
  const receipt = await reader.waitForTransactionReceipt({ hash });
  if (receipt.status !== "success") throw new Error(`Transaction ${hash} failed.`);
  return receipt;
}
