import { PenLine } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useConnection } from "wagmi";
import type { PriceResult } from "#sdk";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import type { useBasketPrice } from "../basket/useBasketPrice.ts";
import { useNow } from "../useNow.ts";
import { ConnectSheet } from "../wallet/ConnectSheet.tsx";

const CheckoutSheet = lazy(async () => ({ default: (await import("./CheckoutSheet.tsx")).CheckoutSheet }));

interface CheckoutButtonProps {
  basket: ReturnType<typeof useBasketPrice>;
  /** What the browser computed, to compare the binding quote with. */
  expected: PriceResult;
}

/** The way to the signature; when it is closed, it says why. */
export function CheckoutButton({ basket, expected }: CheckoutButtonProps) {
  const t = useText();
  const { online, chainId, shop } = useShop();
  const connection = useConnection();
  const now = useNow(30);
  const [connecting, setConnecting] = useState(false);
  const [open, setOpen] = useState(false);
  const { closesAt = 0, book } = basket.campaign.data ?? {};
  const endsAt = Math.min(closesAt || Infinity, book?.endsAt || Infinity);
  if (!connection.address) {
    return (
      <>
        <Button wide onClick={() => setConnecting(true)}>
          {t("checkout.connect")}
        </Button>
        <ConnectSheet open={connecting} onOpenChange={setConnecting} />
      </>
    );
  }
  const because =
    (!online && t("shop.offline")) ||
    (connection.chainId !== chainId && t("checkout.network", { shop: shop.name })) ||
    (now >= endsAt && t("checkout.closed")) ||
    undefined;
  return (
    <>
      <Button wide because={because} onClick={() => setOpen(true)}>
        <PenLine aria-hidden className="size-5" />
        {t("checkout.review")}
      </Button>
      {open && (
        <Suspense>
          <CheckoutSheet basket={basket} expected={expected} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
