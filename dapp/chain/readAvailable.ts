import type { Address, Client } from "viem";
import { readContract } from "viem/actions";
import { promotionAbi } from "#sdk/abi";
import { usesByRule } from "./usesByRule.ts";

/** The uses left to an account by rule index, for the rules that are limited; uses held by live quotes are not counted. */
export async function readAvailable(
  client: Client,
  campaign: Address,
  account: Address,
): Promise<Record<string, number>> {
  const uses = await readContract(client, {
    address: campaign,
    abi: promotionAbi,
    functionName: "availableTo",
    args: [account],
  });
  return usesByRule(uses);
}
