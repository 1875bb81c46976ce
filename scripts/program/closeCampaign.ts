import { promotionAbi } from "#sdk";
import type { Address } from "viem";
import { confirmed } from "./confirmed.ts";
import type { MerchantClients } from "./merchantClients.ts";

/** Announces the early end of a promotion; returns when it ends, in Unix seconds, after the notice of its terms. */
export async function closeCampaign(clients: MerchantClients, campaign: Address): Promise<number> {
  await confirmed(
    clients,
    await clients.writer.writeContract({ address: campaign, abi: promotionAbi, functionName: "announceClose" }),
  );
  return Number(await clients.reader.readContract({ address: campaign, abi: promotionAbi, functionName: "closesAt" }));
}
