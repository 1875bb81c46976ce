import { useLingui } from "@lingui/react";
import { BadgePercent, Coins } from "lucide-react";
import { Link } from "wouter";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { conditionsOf } from "../../../words/conditionsOf.ts";
import { describeRule } from "../../../words/describeRule.ts";
import { useWords } from "../../../words/useWords.ts";
import { useCampaign } from "../useCampaign.ts";

/** The campaign's published rules in plain words. */
export function CampaignCard() {
  const { shop, tagGroups } = useShop();
  const campaign = useCampaign();
  const words = useWords(shop.currency, tagGroups);
  const { t, f } = words;
  const { i18n } = useLingui();
  const { data, error, listed, refetch } = campaign;
  if (!listed) return <Notice title={t("campaign.none")}>{t("campaign.none.why")}</Notice>;
  return (
    <section aria-labelledby="rules" className="space-y-3">
      <div>
        <h2 id="rules" className="text-xl font-bold">
          {listed.title[i18n.locale === "zh" ? "zh" : "en"]}
        </h2>
        <p className="text-soft">
          {data ? t("campaign.since", { day: f.moment(data.launchedAt) }) : t("campaign.what")}
        </p>
      </div>
      {error && !data && (
        <Notice
          look="error"
          title={t("chain.unreachable")}
          action={<Button onClick={() => void refetch()}>{t("ui.retry")}</Button>}
        >
          {t("chain.unreachable.why")}
        </Notice>
      )}
      {!data && !error && <Skeleton className="h-48" />}
      {data && (
        <Card flush>
          <ul className="divide-y divide-line">
            {data.book.rules.map((rule, index) => {
              const Icon = rule.kind === "Points" || rule.kind === "Tickets" ? Coins : BadgePercent;
              const conditions = conditionsOf(rule, words);
              return (
                <li key={index} className="flex gap-3 px-4 py-3.5 sm:px-5">
                  <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-brand" />
                  <div className="min-w-0">
                    <p className="font-semibold">{describeRule(rule, words)}</p>
                    {conditions.length > 0 && <p className="text-[0.9375rem] text-soft">{conditions.join(" · ")}</p>}
                  </div>
                </li>
              );
            })}
          </ul>
        </Card>
      )}
      <Link
        href="/shop"
        className="flex min-h-12 items-center justify-center rounded-full bg-brand px-5 font-semibold text-on-brand hover:brightness-110"
      >
        {t("campaign.shop")}
      </Link>
    </section>
  );
}
