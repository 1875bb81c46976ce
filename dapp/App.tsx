import { lazy, Suspense } from "react";
import { Route, Router, Switch } from "wouter";
import { useHashLocation } from "wouter/use-hash-location";
import { useText } from "./i18n/useText.ts";
import { Frame } from "./ui/Frame.tsx";

const CustomerRoom = lazy(async () => ({
  default: (await import("./features/customer/CustomerRoom.tsx")).CustomerRoom,
}));
const ReceiptPage = lazy(async () => ({
  default: (await import("./features/customer/receipt/ReceiptPage.tsx")).ReceiptPage,
}));
const DrawPage = lazy(async () => ({ default: (await import("./features/customer/draw/DrawPage.tsx")).DrawPage }));
const MerchantRoom = lazy(async () => ({
  default: (await import("./features/merchant/MerchantRoom.tsx")).MerchantRoom,
}));
const AuditorRoom = lazy(async () => ({ default: (await import("./features/auditor/AuditorRoom.tsx")).AuditorRoom }));

/**
 * The rooms. Addresses live behind the `#`, so that the page works from any static host, or from a folder,
 * and what a receipt's link names never reaches a server's log.
 */
export function App() {
  const t = useText();
  return (
    <Router hook={useHashLocation}>
      <Suspense fallback={<p className="p-6 text-center text-soft">{t("ui.loading")}</p>}>
        <Switch>
          <Route path="/receipt/:chainId/:campaign/:orderId/:transaction/:node?">
            <Frame>
              <ReceiptPage />
            </Frame>
          </Route>
          <Route path="/draw/:chainId/:draw/:node?">
            <Frame>
              <DrawPage />
            </Frame>
          </Route>
          <Route path="/auditor/:campaign?">
            <AuditorRoom />
          </Route>
          <Route path="/merchant">
            <MerchantRoom />
          </Route>
          <Route>
            <CustomerRoom />
          </Route>
        </Switch>
      </Suspense>
    </Router>
  );
}
