import type { RuleBook } from "#sdk";
import type { Offer } from "../../../api/Offer.ts";
import { useShop } from "../../../shop/ShopContext.tsx";
import { Card } from "../../../ui/Card.tsx";
import { Tick } from "../../../ui/Tick.tsx";
import { describeRule } from "../../../words/describeRule.ts";
import { personalRule } from "../../../words/personalRule.ts";
import { useWords } from "../../../words/useWords.ts";
import { declinedStore } from "./declinedStore.ts";

/** Which personal offers to use in this basket: an offer not used now is still there next time. */
export function OfferChoices({ usable, book }: { usable: readonly Offer[]; book: RuleBook | undefined }) {
  const { shop, tagGroups } = useShop();
  const words = useWords(shop.currency, tagGroups);
  const declined = declinedStore.use();
  const { t, f } = words;
  if (usable.length === 0 || !book) return null;
  const choose = (audience: number, use: boolean) => {
    const others = declined.filter((other) => other !== audience);
    declinedStore.set(use ? others : [...others, audience]);
  };
  return (
    <Card aria-labelledby="use">
      <h2 id="use" className="font-bold">
        {t("basket.offers")}
      </h2>
      {usable.map((offer) => {
        const rule = book.rules[offer.rule];
        return (
          <Tick
            key={offer.audience}
            checked={!declined.includes(offer.audience)}
            onChange={(use) => choose(offer.audience, use)}
          >
            {rule ? describeRule(personalRule(rule, { [offer.audience]: offer.value }), words) : t("offers.one")}
            <span className="text-soft"> · {t("offers.until", { when: f.day(offer.until) })}</span>
          </Tick>
        );
      })}
    </Card>
  );
}
