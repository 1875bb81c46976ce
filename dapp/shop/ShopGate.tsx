import { type ReactNode, useMemo } from "react";
import { createClient, http } from "viem";
import { WagmiProvider } from "wagmi";
import type { ShopConfig } from "../api/ShopConfig.ts";
import { createWallets } from "../chain/createWallets.ts";
import { useText } from "../i18n/useText.ts";
import { Button } from "../ui/Button.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Skeleton } from "../ui/Skeleton.tsx";
import { ShopContext } from "./ShopContext.tsx";
import { useShopConfig } from "./useShopConfig.ts";

function OpenShop({ config, online, children }: { config: ShopConfig; online: boolean; children: ReactNode }) {
  const wallets = useMemo(() => createWallets(config), [config]);
  const client = useMemo(() => createClient({ transport: http(config.rpcUrl, { retryCount: 1 }) }), [config.rpcUrl]);
  const shop = useMemo(() => ({ ...config, client, online }), [config, client, online]);
  return (
    <WagmiProvider config={wallets}>
      <ShopContext value={shop}>{children}</ShopContext>
    </WagmiProvider>
  );
}

/** Knows the shop, or says why not; everything that needs a shop is below it. */
export function ShopGate({ children }: { children: ReactNode }) {
  const t = useText();
  const { config, online, error, retry } = useShopConfig();
  if (config) {
    return (
      <OpenShop config={config} online={online}>
        {children}
      </OpenShop>
    );
  }
  if (error) {
    return (
      <main className="mx-auto max-w-xl p-4 pt-10">
        <Notice
          look="error"
          title={t("shop.unreachable")}
          action={<Button onClick={() => void retry()}>{t("ui.retry")}</Button>}
        >
          {t("shop.unreachable.why")}
        </Notice>
      </main>
    );
  }
  return (
    <main aria-busy className="mx-auto max-w-xl space-y-4 p-4 pt-10">
      <p className="sr-only" role="status">
        {t("ui.loading")}
      </p>
      <Skeleton className="h-40" />
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </main>
  );
}
