import { useConnection, useSwitchChain } from "wagmi";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";

/** Shown when the wallet looks at another network than the shop's. */
export function WrongNetwork() {
  const t = useText();
  const { chainId, shop } = useShop();
  const connection = useConnection();
  const { mutate: switchChain, isPending, error } = useSwitchChain();
  if (!connection.isConnected || connection.chainId === chainId) return null;
  return (
    <Notice
      look="warning"
      title={t("network.wrong")}
      action={
        <Button busy={isPending} onClick={() => switchChain({ chainId })}>
          {t("network.switch")}
        </Button>
      }
    >
      {error ? t("network.switch.failed", { chainId: String(chainId) }) : t("network.wrong.why", { shop: shop.name })}
    </Notice>
  );
}
