import { useState } from "react";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { ShopGate } from "../../shop/ShopGate.tsx";
import { useShop } from "../../shop/ShopContext.tsx";
import { Frame } from "../../ui/Frame.tsx";
import { merchantWords } from "./merchantWords.ts";
import { Pictures } from "./Pictures.tsx";
import { TokenForm } from "./TokenForm.tsx";
import { MerchantToken } from "./useMerchant.ts";

/** The merchant's room: customers, offers, and whether they pay. */
export function MerchantRoom() {
  return (
    <ShopGate>
      <Room />
    </ShopGate>
  );
}

function Room() {
  const w = useLocalText(merchantWords);
  const { shop } = useShop();
  const [token, setToken] = useState("");
  return (
    <Frame name={shop.name}>
      <div className="space-y-5">
        <div>
          <h1 className="text-2xl font-bold">{w("title")}</h1>
          <p className="text-soft">{w("what")}</p>
        </div>
        {token === "" ? (
          <TokenForm onToken={setToken} />
        ) : (
          <MerchantToken value={token}>
            <Pictures onLeave={() => setToken("")} />
          </MerchantToken>
        )}
      </div>
    </Frame>
  );
}
