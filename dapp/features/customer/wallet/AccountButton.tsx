import { CircleUserRound } from "lucide-react";
import { useState } from "react";
import { useConnection, useDisconnect } from "wagmi";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Sheet } from "../../../ui/Sheet.tsx";
import { shortAddress } from "../../../ui/shortAddress.ts";
import { ConnectSheet } from "./ConnectSheet.tsx";

/** Who is connected, or the way to connect. */
export function AccountButton() {
  const t = useText();
  const [connecting, setConnecting] = useState(false);
  const [open, setOpen] = useState(false);
  const { address, connector } = useConnection();
  const { mutate: disconnect } = useDisconnect();
  const { developmentWallets } = useShop();
  const isDemo = developmentWallets?.some((wallet) => wallet.account.toLowerCase() === address?.toLowerCase());
  if (!address) {
    return (
      <>
        <Button className="shrink-0 whitespace-nowrap" onClick={() => setConnecting(true)}>
          {t("wallet.connect")}
        </Button>
        <ConnectSheet open={connecting} onOpenChange={setConnecting} />
      </>
    );
  }
  return (
    <>
      <button
        type="button"
        onClick={() => setOpen(true)}
        aria-haspopup="dialog"
        className="flex min-h-11 items-center gap-2 rounded-full border border-line bg-card px-3 text-sm font-medium hover:bg-brand-tint"
      >
        <CircleUserRound aria-hidden className="size-5 text-brand" />
        <span className="sr-only">{t("wallet.yours")}</span>
        <span className="figures max-w-28 truncate sm:max-w-56">
          {isDemo ? connector?.name : shortAddress(address)}
        </span>
      </button>
      <Sheet open={open} onOpenChange={setOpen} title={connector?.name ?? t("wallet.title")}>
        <dl className="space-y-1">
          <dt className="text-sm text-soft">{t("wallet.account")}</dt>
          <dd className="figures font-mono text-sm">{address}</dd>
        </dl>
        {isDemo && <p className="mt-3 rounded-xl bg-gold-tint p-3 text-sm">{t("wallet.development.what")}</p>}
        <div className="flex flex-col gap-2 pt-5">
          <Button
            look="secondary"
            wide
            onClick={() => {
              setOpen(false);
              disconnect();
            }}
          >
            {t("wallet.disconnect")}
          </Button>
        </div>
      </Sheet>
    </>
  );
}
