import { useQuery } from "@tanstack/react-query";
import { createClient, http } from "viem";
import { getChainId } from "viem/actions";
import { CheckError } from "../../../check/CheckError.ts";
import { readSettlement } from "../../../chain/readSettlement.ts";
import type { ReceiptPlace } from "./receiptPath.ts";

/** What the chain says about an order; asked again whenever the customer checks. */
export function useSettlement(place: ReceiptPlace | null, knownRpcUrl: string | undefined) {
  const rpcUrl = knownRpcUrl ?? place?.rpcUrl;
  const query = useQuery({
    queryKey: ["settlement", rpcUrl, place?.campaign, place?.orderId, place?.transaction],
    queryFn: async () => {
      const client = createClient({ transport: http(rpcUrl, { retryCount: 1 }) });
      if ((await getChainId(client)) !== place!.chainId) throw new CheckError("WrongChain");
      return readSettlement(client, place!);
    },
    enabled: place !== null,
    staleTime: Infinity,
    gcTime: 0,
    retry: 0,
    refetchOnWindowFocus: false,
  });
  return { ...query, rpcUrl: rpcUrl ?? "" };
}
