import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import { readPoints } from "../../chain/readPoints.ts";
import { useShop } from "../../shop/ShopContext.tsx";

/** An account's points, read from the chain. */
export function usePoints(account: Address | undefined) {
  const { client, program, chainId } = useShop();
  return useQuery({
    queryKey: ["points", chainId, program, account],
    queryFn: () => readPoints(client, program, account!),
    enabled: account !== undefined,
    refetchInterval: 15_000,
  });
}
