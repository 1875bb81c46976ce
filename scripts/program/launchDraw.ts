import { type DrawTerms, encodeDrawTerms } from "#sdk";
import type { Address } from "viem";
import { launchCampaign } from "./launchCampaign.ts";
import type { MerchantClients } from "./merchantClients.ts";

/**
 * Launches a draw; its prizes in points are held from the launch on, and are all it may ever give. Prizes that are tokens
 * follow by `fund`.
 */
export function launchDraw(
  clients: MerchantClients,
  options: { program: Address; implementation: Address; terms: DrawTerms },
) {
  const points = options.terms.prizes.map(({ kind, amount, quantity }) =>
    kind === "points" ? amount * BigInt(quantity) : 0n,
  );
  const mintBudget = points.reduce((sum, amount) => sum + amount, 0n);
  return launchCampaign(clients, { ...options, terms: encodeDrawTerms(options.terms), mintBudget });
}
