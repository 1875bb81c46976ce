import { useMemo } from "react";
import { useConnection } from "wagmi";
import type { PriceContext } from "#sdk";
import type { Offer } from "../../../api/Offer.ts";
import { useAvailable } from "../useAvailable.ts";
import { useCampaign } from "../useCampaign.ts";
import { useNow } from "../useNow.ts";
import { useOffers } from "../useOffers.ts";
import { usePoints } from "../usePoints.ts";
import { basketStore } from "./basketStore.ts";
import { declinedStore } from "./declinedStore.ts";
import { estimate } from "./estimate.ts";
import { linesOf } from "./linesOf.ts";

/** The basket priced in this browser under the campaign's published rules, with the account's tier, uses and offers. */
export function useBasketPrice() {
  const items = basketStore.use();
  const declined = declinedStore.use();
  const { address } = useConnection();
  const campaign = useCampaign();
  const available = useAvailable(campaign.listed?.address, address);
  const points = usePoints(address);
  const offers = useOffers(address);
  const now = useNow(10);
  const lines = useMemo(() => linesOf(items), [items]);
  // A batch is committed a little before its offers begin; until then the shop refuses them.
  const usable = useMemo(() => {
    const here = (offer: Offer) => offer.campaign.toLowerCase() === campaign.listed?.address.toLowerCase();
    return offers.data?.filter((offer) => here(offer) && offer.from <= now && now < offer.until) ?? [];
  }, [offers.data, campaign.listed, now]);
  const presented = useMemo(() => usable.filter(({ audience }) => !declined.includes(audience)), [usable, declined]);
  const audiences = useMemo(
    () => Object.fromEntries(presented.map(({ audience, value }) => [String(audience), value])),
    [presented],
  );
  const tier = points.data?.tier ?? 0;
  const book = campaign.data?.book;
  const estimated = useMemo(() => {
    if (!book || lines.length === 0) return null;
    const context: PriceContext = {
      time: now,
      tier,
      audiences,
      available: available.data ?? {},
    };
    return estimate(book, { lines, context });
  }, [book, lines, now, tier, audiences, available.data]);
  return { items, lines, campaign, usable, presented, audiences, tier, estimated };
}
