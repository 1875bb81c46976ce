import { programAbi } from "#sdk";
import { type Address, type Hex, parseEventLogs } from "viem";
import { confirmed } from "./confirmed.ts";
import type { MerchantClients } from "./merchantClients.ts";

/** Launches a campaign: from now on nobody can change its terms. `mintBudget`: most points it may ever give. */
export async function launchCampaign(
  clients: MerchantClients,
  options: { program: Address; implementation: Address; terms: Hex; mintBudget: bigint },
) {
  const receipt = await confirmed(
    clients,
    await clients.writer.writeContract({
      address: options.program,
      abi: programAbi,
      functionName: "launch",
      args: [options.implementation, options.terms, options.mintBudget],
    }),
  );
  const [launched] = parseEventLogs({ abi: programAbi, eventName: "CampaignLaunched", logs: receipt.logs });
  if (!launched) throw new Error(`${options.program} launched nothing: is it a program?`);
  return { campaign: launched.args.campaign, block: receipt.blockNumber };
}
