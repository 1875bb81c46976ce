import { useQuery } from "@tanstack/react-query";
import { readCampaign } from "../../chain/readCampaign.ts";
import { useShop } from "../../shop/ShopContext.tsx";
import { campaignStore } from "./campaignStore.ts";

/** The campaign the basket is priced under: the chosen one, else the shop's first; its rules come from the chain. */
export function useCampaign() {
  const { client, campaigns, chainId } = useShop();
  const chosen = campaignStore.use();
  const listed = campaigns.find(({ address }) => address === chosen) ?? campaigns[0];
  const query = useQuery({
    queryKey: ["campaign", chainId, listed?.address],
    queryFn: () => readCampaign(client, listed!.address),
    enabled: listed !== undefined,
    staleTime: 60_000,
  });
  return { ...query, listed };
}
