import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import { ensureCounters } from "./ensureCounters.ts";
import type { Take } from "./Take.ts";
import { takeColumns } from "./takeColumns.ts";

/**
 * Reserves all uses of a quote, or none: one statement locks its counters in a fixed order (so that two quotes never wait for each other),
 * looks whether every one has room, and takes from all. Live quotes and counted uses together therefore never exceed a limit.
 * @param expiresAt Unix seconds; until then the uses belong to the quote
 * @returns whether there was room
 */
export async function reserveUses(
  session: Session,
  quote: { quoteHash: string; campaign: string; expiresAt: number },
  takes: readonly Take[],
): Promise<boolean> {
  if (takes.length === 0) return true;
  const campaign = quote.campaign.toLowerCase();
  await ensureCounters(session, campaign, takes);
  const [answer] = await rowsOf<{ fits: boolean }>(
    session,
    sql`with wanted as materialized (select * from ${takeColumns(takes)}),
        locked as materialized (
          select c.rule, c.account, c.taken, c.capacity from rule_counters c join wanted w using (rule, account)
          where c.campaign = ${campaign} order by c.rule, c.account for update of c
        ),
        verdict as materialized (
          select coalesce(bool_and(l.taken + w.uses <= l.capacity), false) as fits
          from wanted w left join locked l using (rule, account)
        ),
        taken as (
          update rule_counters c set taken = l.taken + w.uses
          from wanted w join locked l using (rule, account), verdict
          where verdict.fits and c.campaign = ${campaign} and c.rule = w.rule and c.account = w.account
          returning c.rule, c.account, w.uses
        ),
        kept as (
          insert into reservations (quote_hash, campaign, rule, account, uses, expires_at)
          select ${quote.quoteHash}, ${campaign}, rule, account, uses, ${quote.expiresAt}::bigint from taken
        )
        select fits from verdict`,
  );
  return answer?.fits === true;
}
