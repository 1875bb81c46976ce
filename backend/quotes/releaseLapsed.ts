import { sql } from "drizzle-orm";
import type { Session } from "../store/Session.ts";

/**
 * Gives back what quotes reserved whose time was over before `before` and that were not settled. Each reservation is deleted once, whoever asks.
 * @param before Unix seconds, in the chain's time up to which everything is indexed
 */
export async function releaseLapsed(session: Session, before: number): Promise<void> {
  await session.execute(
    sql`with lapsed as (delete from reservations where expires_at < ${before} returning campaign, rule, account, uses),
        sums as materialized (select campaign, rule, account, sum(uses) as uses from lapsed group by 1, 2, 3),
        locked as materialized (
          select c.campaign, c.rule, c.account, c.taken from rule_counters c join sums s using (campaign, rule, account)
          order by c.campaign, c.rule, c.account for update of c
        )
        update rule_counters c set taken = l.taken - s.uses from sums s join locked l using (campaign, rule, account)
        where c.campaign = s.campaign and c.rule = s.rule and c.account = s.account`,
  );
}
