import { useQuery } from "@tanstack/react-query";
import { request } from "../api/request.ts";
import type { ShopConfig } from "../api/ShopConfig.ts";
import { shopStore } from "./shopStore.ts";

/** The shop's configuration: from the backend, or as remembered when it does not answer. */
export function useShopConfig() {
  const remembered = shopStore.use();
  const query = useQuery({
    queryKey: ["config"],
    queryFn: async ({ signal }) => {
      const config = await request<ShopConfig>("v1/config", { signal });
      shopStore.set(config);
      return config;
    },
    retry: 0,
    staleTime: 60_000,
    refetchInterval: (state) => (state.state.error ? 5_000 : false),
  });
  return {
    config: query.data ?? (query.error ? remembered : null),
    online: query.isSuccess,
    error: query.error,
    retry: query.refetch,
  };
}
