import { useLingui } from "@lingui/react";
import { Fragment } from "react";
import type { Bilingual } from "../../api/Bilingual.ts";
import { useText } from "../../i18n/useText.ts";
import { useLocalText } from "../../i18n/useLocalText.ts";
import { useShop } from "../../shop/ShopContext.tsx";
import { Button } from "../../ui/Button.tsx";
import { Notice } from "../../ui/Notice.tsx";
import { Skeleton } from "../../ui/Skeleton.tsx";
import { BudgetPicture } from "./BudgetPicture.tsx";
import { EffectPicture } from "./EffectPicture.tsx";
import { ElasticityPicture } from "./ElasticityPicture.tsx";
import { ForecastPicture } from "./ForecastPicture.tsx";
import { FreeTickets } from "./FreeTickets.tsx";
import { FunnelPicture } from "./FunnelPicture.tsx";
import { GroupsPicture } from "./GroupsPicture.tsx";
import { merchantWords } from "./merchantWords.ts";
import { SegmentsPicture } from "./SegmentsPicture.tsx";
import { useMerchant } from "./useMerchant.ts";

/** All pictures, once the token is known to be right. */
export function Pictures({ onLeave }: { onLeave: () => void }) {
  const t = useText();
  const w = useLocalText(merchantWords);
  const { i18n } = useLingui();
  const { campaigns } = useShop();
  const { error, isSuccess } = useMerchant("v1/segments");
  const nameOf = (title: Bilingual) => (campaigns.length < 2 ? "" : title[i18n.locale === "zh" ? "zh" : "en"]);
  if (error) {
    return (
      <Notice look="error" title={w("failed")} action={<Button onClick={onLeave}>{t("ui.retry")}</Button>}>
        {error.message}
      </Notice>
    );
  }
  if (!isSuccess) return <Skeleton className="h-64" />;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-2">
      <SegmentsPicture />
      <GroupsPicture />
      <FunnelPicture />
      {campaigns.map(({ address, title }) => (
        <Fragment key={address}>
          <BudgetPicture campaign={address} of={nameOf(title)} />
          <EffectPicture campaign={address} of={nameOf(title)} />
        </Fragment>
      ))}
      <ElasticityPicture />
      <ForecastPicture />
      <FreeTickets />
    </div>
  );
}
