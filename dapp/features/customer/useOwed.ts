import { useQuery } from "@tanstack/react-query";
import type { Address } from "viem";
import type { PointsAnswer } from "../../api/PointsAnswer.ts";
import { request } from "../../api/request.ts";

/** What the shop still owes an account, and why. */
export function useOwed(account: Address | undefined) {
  return useQuery({
    queryKey: ["owed", account],
    queryFn: ({ signal }) => request<PointsAnswer>(`v1/accounts/${account}/points`, { signal }),
    enabled: account !== undefined,
  });
}
