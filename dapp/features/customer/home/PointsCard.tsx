import type { Address } from "viem";
import { useFormats } from "../../../i18n/useFormats.ts";
import { useText } from "../../../i18n/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { usePoints } from "../usePoints.ts";
import { ClaimRow } from "./ClaimRow.tsx";
import { ExpiryBars } from "./ExpiryBars.tsx";

/** The balance, the days on which parts of it expire, and what waits to be collected. */
export function PointsCard({ account }: { account: Address }) {
  const t = useText();
  const f = useFormats();
  const { data: points, error, refetch } = usePoints(account);
  if (error && !points) {
    return (
      <Notice
        look="error"
        title={t("points.unreadable")}
        action={<Button onClick={() => void refetch()}>{t("ui.retry")}</Button>}
      >
        {t("chain.unreachable.why")}
      </Notice>
    );
  }
  return (
    <section aria-labelledby="points" className="overflow-hidden rounded-3xl bg-hero text-on-hero shadow-card">
      <div className="p-6">
        <h1 id="points" className="font-medium opacity-90">
          {t("points.yours")}
        </h1>
        {points ? (
          <p
            className="figures text-6xl leading-tight font-bold tracking-tight"
            aria-live="polite"
            data-testid="balance"
          >
            {f.number(points.balance)}
          </p>
        ) : (
          <Skeleton className="my-3 h-14 w-40 bg-on-hero/20" />
        )}
        {points && points.tier > 0 && (
          <p className="mt-1 opacity-90">{t("points.tier", { tier: f.number(points.tier) })}</p>
        )}
        {points && <ExpiryBars expiries={points.expiries} />}
      </div>
      <ClaimRow account={account} />
    </section>
  );
}
