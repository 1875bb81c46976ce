import { Ticket } from "lucide-react";
import type { Address } from "viem";
import { useText } from "../../../i18n/useText.ts";
import { Button } from "../../../ui/Button.tsx";
import { Empty } from "../../../ui/Empty.tsx";
import { Notice } from "../../../ui/Notice.tsx";
import { Skeleton } from "../../../ui/Skeleton.tsx";
import { useCampaign } from "../useCampaign.ts";
import { useOffers } from "../useOffers.ts";
import { OfferTicket } from "./OfferTicket.tsx";

/** The account's personal offers. */
export function OffersSection({ account }: { account: Address }) {
  const t = useText();
  const offers = useOffers(account);
  const campaign = useCampaign();
  const mine = offers.data?.filter((offer) => offer.campaign.toLowerCase() === campaign.listed?.address.toLowerCase());
  return (
    <section aria-labelledby="offers" className="space-y-3">
      <h2 id="offers" className="text-xl font-bold">
        {t("offers.title")}
      </h2>
      {offers.isPending && <Skeleton className="h-32" />}
      {offers.error && !offers.data && (
        <Notice
          look="warning"
          title={t("offers.unreadable")}
          action={<Button onClick={() => void offers.refetch()}>{t("ui.retry")}</Button>}
        >
          {t("shop.offline.why")}
        </Notice>
      )}
      {mine?.length === 0 && (
        <Empty icon={Ticket} title={t("offers.none")}>
          {t("offers.none.why")}
        </Empty>
      )}
      {mine && mine.length > 0 && (
        <ul className="grid gap-3 sm:grid-cols-2">
          {mine.map((offer) => (
            <OfferTicket
              key={`${offer.root}${offer.audience}`}
              offer={offer}
              rule={campaign.data?.book.rules[offer.rule]}
            />
          ))}
        </ul>
      )}
    </section>
  );
}
