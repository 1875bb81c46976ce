import { and, count, desc, eq } from "drizzle-orm";
import { getAddress, type Hex } from "viem";
import { committedBatches } from "../store/schema/chain.ts";
import { offerBatches, offers } from "../store/schema/promises.ts";
import type { Session } from "../store/Session.ts";

/** The newest hundred batches with the number they have on chain, null until they are there. @param id only this one */
export async function listBatches(session: Session, id?: number) {
  const rows = await session
    .select({ batch: offerBatches, number: committedBatches.batch, offers: count(offers.account) })
    .from(offerBatches)
    .leftJoin(
      committedBatches,
      and(eq(committedBatches.root, offerBatches.root), eq(committedBatches.campaign, offerBatches.campaign)),
    )
    .leftJoin(offers, eq(offers.batchId, offerBatches.id))
    .where(id === undefined ? undefined : eq(offerBatches.id, id))
    .groupBy(offerBatches.id, committedBatches.batch)
    .orderBy(desc(offerBatches.id))
    .limit(100);
  return rows.map(({ batch, number, offers: size }) => ({
    id: batch.id,
    campaign: getAddress(batch.campaign),
    batch: number,
    root: batch.root as Hex,
    from: batch.from,
    until: batch.until,
    offers: size,
    budgetMinor: batch.budgetMinor,
    reservedMinor: batch.reservedMinor,
    createdAt: batch.createdAt,
    seed: batch.seed,
    uri: batch.uri,
    snapshot: batch.snapshot,
  }));
}
