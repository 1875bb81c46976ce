import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { OpenBatch } from "./OpenBatch.ts";

/** The newest open batch of each campaign, by campaign. */
export function loadOpenBatches(session: Session, time: number): Promise<OpenBatch[]> {
  return rowsOf<OpenBatch>(
    session,
    sql`select distinct on (b.campaign) b.id, c.batch as number, b.campaign, b.root,
               coalesce((b.snapshot->'allocation'->>'budgetPrice')::float8, 0) as "budgetPrice",
               coalesce((b.snapshot->'holdout'->>'share')::float8, 0) as "holdoutShare"
        from offer_batches b join committed_batches c on c.root = b.root and c.campaign = b.campaign
        where b."from" <= ${time} and b.until > ${time} order by b.campaign, c.batch desc`,
  );
}
