import { useMemo } from "react";
import { useConnection } from "wagmi";
import type { PriceContext } from "#sdk";
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
  const minute = useNow(30);
  const lines = useMemo(() => linesOf(items), [items]);
  const usable = useMemo(
    () => offers.data?.filter((offer) => offer.campaign.toLowerCase() === campaign.listed?.address.toLowerCase()) ?? [],
    [offers.data, campaign.listed],
  );
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
      time: minute,
      tier,
      audiences,
      available: available.data ?? {},
    };
    return estimate(book, { lines, context });
  }, [book, lines, minute, tier, audiences, available.data]);
  return { items, lines, campaign, usable, presented, audiences, tier, estimated };
}
