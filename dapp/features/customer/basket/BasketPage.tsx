import { ShoppingBasket } from "lucide-react";
import { Link } from "wouter";
import { useText } from "../../../i18n/useText.ts";
import { Empty } from "../../../ui/Empty.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Button } from "../../../ui/Button.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { BasketLines } from "./BasketLines.tsx";
import { CampaignPicker } from "./CampaignPicker.tsx";
import { CheckoutButton } from "../checkout/CheckoutButton.tsx";
import { OfferChoices } from "./OfferChoices.tsx";
import { PriceCard } from "./PriceCard.tsx";
import { RuleReasons } from "./RuleReasons.tsx";
import { useBasketPrice } from "./useBasketPrice.ts";

/** The basket, its price by rule, and the reason of every rule that gave nothing. */
export function BasketPage() {
  const t = useText();
  const basket = useBasketPrice();
  const { items, campaign, estimated } = basket;
  if (items.length === 0) {
    return (
      <>
        <h1 className="sr-only">{t("nav.basket")}</h1>
        <Empty
          icon={ShoppingBasket}
          title={t("basket.empty")}
          action={
            <Link
              href="/shop"
              className="flex min-h-11 items-center rounded-full bg-brand px-5 font-semibold text-on-brand"
            >
              {t("basket.empty.shop")}
            </Link>
          }
        >
          {t("basket.empty.why")}
        </Empty>
      </>
    );
  }
  const result = estimated && "result" in estimated ? estimated.result : null;
  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,7fr)_minmax(0,5fr)] lg:gap-8">
      <div className="space-y-5">
        <h1 className="text-2xl font-bold">{t("nav.basket")}</h1>
        <BasketLines items={items} result={result} />
        <OfferChoices usable={basket.usable} book={campaign.data?.book} />
      </div>
      <div className="space-y-5 lg:sticky lg:top-20 lg:pt-13">
        <CampaignPicker />
        {campaign.error && !campaign.data && (
          <Notice
            look="error"
            title={t("chain.unreachable")}
            action={<Button onClick={() => void campaign.refetch()}>{t("ui.retry")}</Button>}
          >
            {t("chain.unreachable.why")}
          </Notice>
        )}
        {estimated && "problem" in estimated && (
          <Notice look="error" title={t("basket.unpriced")}>
            {t(estimated.problem.name === "BasketError" ? "basket.unpriced.why" : "basket.unpriced.rules")}{" "}
            {estimated.problem.message}
          </Notice>
        )}
        {campaign.isPending && <Skeleton className="h-64" />}
        {result && campaign.data && (
          <>
            <PriceCard
              result={result}
              book={campaign.data.book}
              audiences={basket.audiences}
              holdSeconds={campaign.data.holdSeconds}
            >
              <CheckoutButton basket={basket} expected={result} />
            </PriceCard>
            <RuleReasons result={result} book={campaign.data.book} lines={basket.lines} tier={basket.tier} />
          </>
        )}
      </div>
    </div>
  );
}
