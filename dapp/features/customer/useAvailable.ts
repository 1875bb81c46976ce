import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { readAvailable } from "../../chain/readAvailable.ts";
import { useShop } from "../../shop/ShopContext.tsx";

const nobody: Address = "0x0000000000000000000000000000000000000000";

/** The uses left to an account under a campaign; without an account, to a newcomer. */
export function useAvailable(campaign: Address | undefined, account: Address | undefined) {
  const { client, chainId } = useShop();
  return useQuery({
    queryKey: ["available", chainId, campaign, account],
    queryFn: () => readAvailable(client, campaign!, account ?? nobody),
    enabled: campaign !== undefined,
  });
}
