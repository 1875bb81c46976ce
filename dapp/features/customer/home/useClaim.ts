import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Address } from "viem";
import { waitForTransactionReceipt } from "viem/actions";
import type { ClaimAnswer } from "../../../api/PointsAnswer.ts";
import { post } from "../../../api/post.ts";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";

/** Collects what the shop owes: it sends the transaction and pays for it; the account signs nothing. */
export function useClaim(account: Address) {
  const t = useText();
  const { client } = useShop();
  const queries = useQueryClient();
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async (waiting: number) => {
      const answer = await post<ClaimAnswer>("v1/claims", { account });
      if (answer.transactionHash) {
        const receipt = await waitForTransactionReceipt(client, {
          hash: answer.transactionHash,
          timeout: 90_000,
          pollingInterval: 500,
        });
        if (receipt.status !== "success") throw new Error(t("claim.reverted"));
      }
      await Promise.all([
        queries.invalidateQueries({ queryKey: ["points"] }),
        queries.invalidateQueries({ queryKey: ["owed", account] }),
      ]);
      return answer.claimable || waiting;
    },
  });
  const phase = isPending ? "sending" : data === undefined ? "idle" : "arrived";
  return { phase, collected: data ?? 0, error, collect: mutate } as const;
}
