import { sql } from "drizzle-orm";
import type { Address } from "viem";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { LoggedProfit } from "./LoggedProfit.ts";

/**
 * Profit of each customer for whom a decision was logged: of those who were handed an offer, and of those held out who would have been. Both
 * were logged when they asked, so asking says nothing about the group. Oldest first.
 * @param endedBy absent: also of batches whose offers still run
 */
export function loggedProfits(
  session: Session,
  campaign: Address,
  endedBy = Number.MAX_SAFE_INTEGER,
): Promise<LoggedProfit[]> {
  return rowsOf<LoggedProfit>(
    session,
    sql`select d.held_out as "heldOut", d.propensity, coalesce(o.profit, 0)::float8 as profit,
          coalesce(o.cost, 0)::float8 as cost, coalesce(o.bought, false) as bought,
          case when t.customer_id is null or b.snapshot->'version'->>'engine' = '1' then null else json_build_object(
            'segment', coalesce(b.snapshot->'segments'->t.segment->'name'->>'en', ''), 'chanceAlone', t.chance_alone,
            'responseMinor', t.expected_profit_minor, 'reach', coalesce((b.snapshot->'totals'->>'offered')::float8 / nullif(
              (b.snapshot->'totals'->>'withAccount')::float8 - (b.snapshot->'holdout'->>'customers')::float8, 0), 1)
          ) end as before
        from decisions d join offer_batches b on b.id = d.batch_id
        left join trial_customers t on t.batch_id = d.batch_id and t.customer_id = d.customer_id
        left join (select decision_id, sum(profit_minor - cost_minor) as profit, sum(cost_minor) as cost,
            bool_or(kind = 'order') as bought from outcomes group by decision_id) o on o.decision_id = d.id
        where b.campaign = ${campaign.toLowerCase()} and (d.held_out or d.reserved_minor > 0)
          and b.until <= ${endedBy}
        order by d.decided_at, d.id`,
  );
}
