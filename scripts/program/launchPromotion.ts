import { encodeTerms, type PromotionTerms } from "#sdk";
import type { Address } from "viem";
import { launchCampaign } from "./launchCampaign.ts";
import type { MerchantClients } from "./merchantClients.ts";

/** Launches a promotion. `mintBudget`: most points it may ever give. */
export function launchPromotion(
  clients: MerchantClients,
  options: { program: Address; implementation: Address; terms: PromotionTerms; mintBudget: bigint },
) {
  return launchCampaign(clients, { ...options, terms: encodeTerms(options.terms) });
}
