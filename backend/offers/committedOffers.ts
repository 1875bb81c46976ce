import { and, eq, gt, inArray, lte, sql } from "drizzle-orm";
import { committedBatches } from "../store/schema/chain.ts";
import { offerBatches, offers } from "../store/schema/promises.ts";
import type { Session } from "../store/Session.ts";

/** An offer that its batch has committed on chain. */
export type CommittedOffer = typeof offers.$inferSelect & { campaign: string; root: string; batch: number };

/**
 * The committed offers of an account that are not over at `time`; newest batch first. With `openOnly`, only those that have begun.
 * @param campaign address; absent: of all campaigns
 */
export async function committedOffers(
  session: Session,
  account: string,
  options: { time: number; campaign?: string; audiences?: readonly number[] | undefined; openOnly?: boolean },
): Promise<CommittedOffer[]> {
  const { time, campaign, audiences, openOnly = false } = options;
  const rows = await session
    .select({ offer: offers, campaign: offerBatches.campaign, root: offerBatches.root, batch: committedBatches.batch })
    .from(offers)
    .innerJoin(offerBatches, eq(offerBatches.id, offers.batchId))
    .innerJoin(
      committedBatches,
      and(eq(committedBatches.root, offerBatches.root), eq(committedBatches.campaign, offerBatches.campaign)),
    )
    .where(
      and(
        eq(offers.account, account.toLowerCase()),
        gt(offers.until, time),
        openOnly ? lte(offers.from, time) : undefined,
        campaign === undefined ? undefined : eq(offerBatches.campaign, campaign.toLowerCase()),
        audiences === undefined
          ? undefined
          : audiences.length === 0
            ? sql`false`
            : inArray(offers.audience, [...audiences]),
      ),
    )
    .orderBy(sql`${committedBatches.batch} desc`, offers.audience);
  return rows.map(({ offer, ...rest }) => ({ ...offer, ...rest }));
}
