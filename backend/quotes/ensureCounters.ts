import { sql } from "drizzle-orm";
import type { Session } from "../store/Session.ts";
import type { Take } from "./Take.ts";
import { takeColumns } from "./takeColumns.ts";

/** Makes the counters that are not there yet. */
export async function ensureCounters(session: Session, campaign: string, takes: readonly Take[]): Promise<void> {
  await session.execute(
    sql`insert into rule_counters (campaign, rule, account, capacity)
        select ${campaign}, w.rule, w.account, w.capacity from ${takeColumns(takes)}
        order by w.rule, w.account on conflict do nothing`,
  );
}
