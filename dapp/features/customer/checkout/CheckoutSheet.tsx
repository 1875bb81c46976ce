import { useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import type { PriceResult } from "#sdk";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { basketStore } from "../basket/basketStore.ts";
import type { useBasketPrice } from "../basket/useBasketPrice.ts";
import { receiptPath } from "../receipt/receiptPath.ts";
import { Parcel } from "./Parcel.tsx";
import { SignForm } from "./SignForm.tsx";
import { useCheckout } from "./useCheckout.ts";

interface CheckoutSheetProps {
  basket: ReturnType<typeof useBasketPrice>;
  expected: PriceResult;
  onClose: () => void;
}

/** The binding price, the signature, and the order on its way. */
export function CheckoutSheet({ basket, expected, onClose }: CheckoutSheetProps) {
  const t = useText();
  const { chainId, rpcUrl } = useShop();
  const [, go] = useLocation();
  const { offer, settle, progress, transaction } = useCheckout(basket);
  const [agreed, setAgreed] = useState(false);
  const asked = useRef(false);
  const ask = offer.mutate;
  useEffect(() => {
    if (asked.current) return;
    asked.current = true;
    ask();
  }, [ask]);
  const close = () => {
    if (progress === "done") basketStore.set([]);
    onClose();
  };
  const openReceipt = () => {
    const { answer, quote } = offer.data!;
    basketStore.set([]);
    go(receiptPath({ chainId, rpcUrl, campaign: answer.campaign, orderId: quote.orderId, transaction: transaction! }));
  };
  const title = progress === "done" ? t("checkout.done") : progress ? t("checkout.onItsWay") : t("checkout.title");
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && close()}
      title={title}
      description={progress ? undefined : t("checkout.what")}
    >
      {offer.isPending && (
        <div aria-busy className="space-y-3 pt-2">
          <p role="status" className="text-soft">
            {t("checkout.quoting")}
          </p>
          <Skeleton className="h-28" />
          <Skeleton className="h-12" />
        </div>
      )}
      {offer.error && (
        <Notice
          look="error"
          title={t("checkout.noQuote")}
          action={<Button onClick={() => ask()}>{t("ui.retry")}</Button>}
        >
          {offer.error.message}
        </Notice>
      )}
      {offer.data && !progress && (
        <SignForm
          offered={offer.data}
          expectedTotal={expected.total}
          error={settle.error}
          agreed={agreed}
          onAgree={setAgreed}
          onSign={() => settle.mutate(offer.data)}
          onAskAgain={() => (settle.reset(), ask())}
        />
      )}
      {offer.data && progress && (
        <Parcel
          progress={progress}
          points={offer.data.quote.points}
          onReceipt={openReceipt}
          transaction={transaction}
        />
      )}
    </Sheet>
  );
}
