import { lazy, Suspense } from "react";
import { Route, Switch } from "wouter";
import { useText } from "../../i18n/useText.ts";
import { ShopGate } from "../../shop/ShopGate.tsx";
import { useShop } from "../../shop/ShopContext.tsx";
import { Empty } from "../../ui/Empty.tsx";
import { Frame } from "../../ui/Frame.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { Compass } from "lucide-react";
import { BasketPage } from "./basket/BasketPage.tsx";
import { HomePage } from "./home/HomePage.tsx";
import { CustomerNav } from "./CustomerNav.tsx";
import { ReceiptsPage } from "./receipt/ReceiptsPage.tsx";
import { ShopPage } from "./shop/ShopPage.tsx";
import { AccountButton } from "./wallet/AccountButton.tsx";
import { WrongNetwork } from "./wallet/WrongNetwork.tsx";

const DrawRoutes = lazy(async () => ({ default: (await import("./draw/DrawRoutes.tsx")).DrawRoutes }));
const KnownPage = lazy(async () => ({ default: (await import("./known/KnownPage.tsx")).KnownPage }));

/** Points, offers, the shop, the basket, the draws and the receipts. */
export function CustomerRoom() {
  return (
    <ShopGate>
      <Pages />
    </ShopGate>
  );
}

function Pages() {
  const t = useText();
  const { shop, online } = useShop();
  const banner = (
    <>
      {!online && (
        <Notice look="warning" title={t("shop.offline")}>
          {t("shop.offline.why")}
        </Notice>
      )}
      <WrongNetwork />
      {shop.generated && (
        <p className="rounded-full bg-gold-tint px-4 py-1.5 text-center text-sm text-gold">{t("shop.generated")}</p>
      )}
    </>
  );
  return (
    <Frame name={shop.name} nav={<CustomerNav />} aside={<AccountButton />} banner={banner}>
      <Switch>
        <Route path="/" component={HomePage} />
        <Route path="/shop" component={ShopPage} />
        <Route path="/basket" component={BasketPage} />
        <Route path={/^\/(?:draws|code)(?:\/|$)/}>
          <Suspense fallback={<Skeleton className="h-64" />}>
            <DrawRoutes />
          </Suspense>
        </Route>
        <Route path="/receipts" component={ReceiptsPage} />
        <Route path="/known" component={KnownPage} />
        <Route>
          <Empty alone icon={Compass} title={t("page.unknown")}>
            {t("page.unknown.why")}
          </Empty>
        </Route>
      </Switch>
    </Frame>
  );
}
