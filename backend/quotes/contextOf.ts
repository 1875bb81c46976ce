import type { Address } from "viem";
import { programAbi, promotionAbi } from "#sdk/abi";
import type { Campaign } from "../chain/Campaigns.ts";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { type CommittedOffer, committedOffers } from "../offers/committedOffers.ts";

/** What a price depends on besides the basket, and the offers behind its audiences. */
export type QuoteContext = { time: number; tier: number; audiences: Record<string, number>; offers: CommittedOffer[] };

/** Of several offers to one audience the best for the customer: the newest, whose value the merchant chose last. */
function onePerAudience(offers: readonly CommittedOffer[]): CommittedOffer[] {
  const newest = new Map<number, CommittedOffer>();
  for (const offer of offers) if (!newest.has(offer.audience)) newest.set(offer.audience, offer);
  return [...newest.values()].sort((a, b) => a.audience - b.audience);
}

/**
 * The context of a price now.
 * @param audiences which of the account's offers to present; absent: all
 * @throws Problem CampaignClosed, OfferUnknown
 */
export async function contextOf(
  { chain, store }: Pick<Deps, "chain" | "store">,
  campaign: Campaign,
  account: Address | undefined,
  audiences: readonly number[] | undefined,
): Promise<QuoteContext> {
  const time = await chainTime(chain.client);
  const closesAt = Number(
    await chain.client.readContract({ address: campaign.address, abi: promotionAbi, functionName: "closesAt" }),
  );
  if (closesAt !== 0 && time >= closesAt) {
    throw new Problem(
      409,
      "CampaignClosed",
      "The campaign has ended. Orders that were quoted before can still be settled; there are no new quotes.",
      { closesAt },
    );
  }
  if (account === undefined) return { time, tier: 0, audiences: {}, offers: [] };
  const [tier, found] = await Promise.all([
    chain.client.readContract({ address: chain.program, abi: programAbi, functionName: "tierOf", args: [account] }),
    committedOffers(store.session, account, { time, campaign: campaign.address, audiences, openOnly: true }),
  ]);
  const offers = onePerAudience(found);
  const missing = audiences?.find((audience) => !offers.some((offer) => offer.audience === audience));
  if (missing !== undefined) {
    throw new Problem(
      422,
      "OfferUnknown",
      `The account has no open offer for audience ${missing} in this campaign. GET /v1/accounts/${account}/offers lists those it has.`,
    );
  }
  return { time, tier, audiences: Object.fromEntries(offers.map((offer) => [offer.audience, offer.value])), offers };
}
