import type { Address } from "viem";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Button } from "../../../ui/Button.tsx";
import { useOwed } from "../useOwed.ts";
import { useClaim } from "./useClaim.ts";

/** Points the shop has promised and the account has not collected yet, with the button that collects them. */
export function ClaimRow({ account }: { account: Address }) {
  const t = useText();
  const f = useFormats();
  const { online } = useShop();
  const { data: owed } = useOwed(account);
  const claim = useClaim(account);
  const waiting = owed?.claim?.claimable ?? 0;
  if (claim.phase === "arrived") {
    return (
      <p role="status" className="bg-black/20 px-6 py-4 font-medium">
        {t("claim.arrived", { count: claim.collected })}
      </p>
    );
  }
  if (waiting === 0) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-3 bg-black/20 px-6 py-4">
      <div className="min-w-0">
        <p className="figures font-semibold">{t("claim.waiting", { count: waiting })}</p>
        <p className="text-[0.9375rem] opacity-90">{t("claim.free")}</p>
        {claim.error && (
          <p role="alert" className="mt-1 font-medium">
            {t("claim.failed", { why: claim.error.message })}
          </p>
        )}
      </div>
      <Button
        look="hero"
        busy={claim.phase === "sending"}
        because={!online && t("shop.offline")}
        onClick={() => claim.collect(waiting)}
      >
        {claim.phase === "sending" ? t("claim.sending") : t("claim.collect", { count: f.number(waiting) })}
      </Button>
    </div>
  );
}
