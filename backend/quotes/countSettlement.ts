import { eq, sql } from "drizzle-orm";
import { reservations } from "../store/schema/promises.ts";
import type { Session } from "../store/Session.ts";
import { ensureCounters } from "./ensureCounters.ts";
import type { Take } from "./Take.ts";
import { takeColumns } from "./takeColumns.ts";

/**
 * Counts a settled order: what its quote had reserved is its own for ever. A quote that this database does not know (any more) is counted as the
 * chain says, even above a limit.
 */
export async function countSettlement(
  session: Session,
  order: { quoteHash: string; campaign: string },
  takes: readonly Take[],
): Promise<void> {
  const reserved = await session
    .update(reservations)
    .set({ expiresAt: null })
    .where(eq(reservations.quoteHash, order.quoteHash))
    .returning({ rule: reservations.rule });
  if (reserved.length > 0 || takes.length === 0) return;
  await ensureCounters(session, order.campaign, takes);
  await session.execute(
    sql`with counted as (
          update rule_counters c set taken = c.taken + w.uses from ${takeColumns(takes)}
          where c.campaign = ${order.campaign} and c.rule = w.rule and c.account = w.account
          returning c.rule, c.account, w.uses
        )
        insert into reservations (quote_hash, campaign, rule, account, uses, expires_at)
        select ${order.quoteHash}, ${order.campaign}, rule, account, uses, null from counted`,
  );
}
