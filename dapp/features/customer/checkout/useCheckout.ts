import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useCallback, useState } from "react";
import type { Hex } from "viem";
import { waitForTransactionReceipt } from "viem/actions";
import { useConnection, useSignTypedData } from "wagmi";
import { type Quote, settlementTypedData } from "#sdk";
import { post } from "../../../api/post.ts";
import type { QuoteAnswer, SettlementAnswer } from "../../../api/QuoteAnswer.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import type { useBasketPrice } from "../basket/useBasketPrice.ts";
import { receiptStore } from "../receipt/receiptStore.ts";
import { CheckoutError } from "./CheckoutError.ts";
import { type Examination, examineQuote } from "./examineQuote.ts";
import { quoteOf } from "./quoteOf.ts";
import { sentTransaction } from "./sentTransaction.ts";

/** How far a signed order is. */
export type Progress = "signing" | "sending" | "confirming" | "done";

interface Offered extends Examination {
  answer: QuoteAnswer;
  quote: Quote;
}

/** The way from a basket to points: a binding quote, one signature, and the chain's confirmation. */
export function useCheckout(basket: ReturnType<typeof useBasketPrice>) {
  const shop = useShop();
  const { address } = useConnection();
  const queries = useQueryClient();
  const { mutateAsync: sign } = useSignTypedData();
  const [progress, setProgress] = useState<Progress | null>(null);
  const [transaction, setTransaction] = useState<Hex | null>(null);

  const offer = useMutation({
    mutationFn: async (): Promise<Offered> => {
      const { campaign, lines, presented } = basket;
      const answer = await post<QuoteAnswer>("v1/quotes", {
        campaign: campaign.listed!.address,
        account: address,
        lines: lines.map(({ sku, quantity }) => ({ sku, quantity })),
        audiences: presented.map(({ audience }) => audience),
      });
      const quote = quoteOf(answer);
      const wish = { account: address!, lines, book: campaign.data!.book, quoteHash: answer.quoteHash };
      return { answer, quote, ...examineQuote(quote, wish) };
    },
  });

  const settle = useMutation({
    mutationFn: async ({ answer, quote }: Offered) => {
      setProgress("signing");
      const consent = await sign(settlementTypedData({ chainId: shop.chainId, campaign: answer.campaign }, quote));
      setProgress("sending");
      const settlement = await post<SettlementAnswer>("v1/settlements", {
        quoteHash: answer.quoteHash,
        consent,
        couponSignatures: [],
      });
      const hash = await sentTransaction(settlement);
      const known = receiptStore.get().filter(({ orderId }) => orderId !== quote.orderId);
      receiptStore.set([
        {
          chainId: shop.chainId,
          rpcUrl: shop.rpcUrl,
          campaign: answer.campaign,
          orderId: quote.orderId,
          transaction: hash,
          account: quote.account,
          shop: shop.shop.name,
          currency: shop.shop.currency,
          sentAt: Math.floor(Date.now() / 1000),
          total: quote.total,
          points: quote.points,
          names: Object.fromEntries(basket.items.map(({ sku, name }) => [sku, name])),
        },
        ...known,
      ]);
      setTransaction(hash);
      setProgress("confirming");
      const receipt = await waitForTransactionReceipt(shop.client, { hash, timeout: 180_000, pollingInterval: 500 });
      if (receipt.status !== "success") throw new CheckoutError("reverted", receipt.transactionHash);
      setProgress("done");
      await Promise.all(
        ["points", "owed", "offers", "available"].map((key) => queries.invalidateQueries({ queryKey: [key] })),
      );
    },
    onError: () => setProgress(null),
  });

  const reset = useCallback(() => {
    offer.reset();
    settle.reset();
    setProgress(null);
    setTransaction(null);
  }, [offer, settle]);
  return { offer, settle, progress, transaction, reset };
}
