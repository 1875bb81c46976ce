import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import type { Offer } from "../../api/Offer.ts";
import { request } from "../../api/request.ts";

/** The personal offers of an account that are open now. */
export function useOffers(account: Address | undefined) {
  return useQuery({
    queryKey: ["offers", account],
    queryFn: async ({ signal }) =>
      (await request<{ items: Offer[] }>(`v1/accounts/${account}/offers`, { signal })).items,
    enabled: account !== undefined,
    staleTime: 30_000,
  });
}
