import { sql } from "drizzle-orm";
import { MARGIN } from "../offers/batch/offerTable.ts";
import { POINT_COST_MINOR } from "../offers/worstCase.ts";
import type { Session } from "../store/Session.ts";

/**
 * Records what came of the decisions about a customer whose order was settled on chain: of those for the order's campaign that were made
 * before it, while their offers ran, also of those that offered nothing. Run it in the transaction that stores the settlement; a
 * reorganisation that takes its block away takes the outcome too.
 *
 * The shop's margin is the one that batches assume. An offer's cost is what its own rule gave, in money or points, where the order proved
 * just this offer, up to what is still reserved for it; the order's other discounts, and what is more, lower the profit, as they do for
 * those held out.
 */
export async function recordSettlement(session: Session, quoteHash: string): Promise<void> {
  const about = sql`settled s join blocks k on k.hash = s.block_hash join accounts a on a.account = s.account
          join decisions d on d.customer_id = a.customer_id and d.decided_at <= k.timestamp
          join offer_batches b on b.id = d.batch_id and b.campaign = s.campaign and b.until > k.timestamp`;
  const those = sql`where s.quote_hash = ${quoteHash}`;
  // What is left of a reservation is read when nobody else is taking from it any more.
  await session.execute(sql`select 1 from ${about} ${those} order by d.id for update of d`);
  await session.execute(
    sql`insert into outcomes (outcome_id, decision_id, kind, at, profit_minor, cost_minor, block_hash)
        select 'settled:' || found.quote_hash || ':' || found.id, found.id, 'order', found.at,
               found.margin - found.discount - found.points + found.cost, found.cost, found.block_hash
        from (
          select s.quote_hash, s.discount, s.block_hash, d.id, k.timestamp as at,
                 round(s.subtotal * ${MARGIN}::float8)::bigint as margin, own.points,
                 least(own.discount + own.points, d.reserved_minor - (
                   select coalesce(sum(o.cost_minor), 0) from outcomes o where o.decision_id = d.id))::bigint as cost
          from ${about} cross join lateral (
            select coalesce(sum((used->>'discountMinor')::bigint), 0)::bigint as discount,
                   coalesce(sum((used->>'points')::bigint), 0)::bigint * ${POINT_COST_MINOR}::bigint as points
            from (select d.arms->d.chosen->'offer' as offer) arm join jsonb_array_elements(s.uses) used
              on used->'rule' = offer->'rule' and s.context->'audiences'->(offer->>'audience') = offer->'value'
          ) own ${those}
        ) found on conflict do nothing`,
  );
}
