import { useLingui } from "@lingui/react";
import type { Rule } from "#sdk";
import type { Offer } from "../../../api/Offer.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { describeRule } from "../../../words/describeRule.ts";
import { personalRule } from "../../../words/personalRule.ts";
import { useWords } from "../../../words/useWords.ts";
import { useNow } from "../useNow.ts";
import { OfferCheck } from "./OfferCheck.tsx";

/** A personal offer as a paper ticket: what it gives, why it came, until when. */
export function OfferTicket({ offer, rule }: { offer: Offer; rule: Rule | undefined }) {
  const { shop, tagGroups } = useShop();
  const words = useWords(shop.currency, tagGroups);
  const { t, f } = words;
  const { i18n } = useLingui();
  const now = useNow(60);
  return (
    <li className="ticket flex flex-col rounded-card bg-gold-tint px-5 py-4">
      <h3 className="text-lg font-bold">
        {rule ? describeRule(personalRule(rule, { [offer.audience]: offer.value }), words) : t("offers.one")}
      </h3>
      <p className="mt-1">{i18n.locale === "zh" ? offer.reason.zh : offer.reason.en}</p>
      <p className="mt-2 text-[0.9375rem] font-medium text-gold">
        {t("offers.until", { when: f.moment(offer.until) })} · {f.fromNow(offer.until, now)}
      </p>
      <div className="mt-auto pt-2">
        <OfferCheck offer={offer} />
      </div>
    </li>
  );
}
