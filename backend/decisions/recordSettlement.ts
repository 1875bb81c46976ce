import { sql } from "drizzle-orm";
import { MARGIN } from "../offers/batch/offerTable.ts";
import type { Session } from "../store/Session.ts";

/**
 * Records what came of the decisions about a customer whose order was settled on chain: of those for the order's campaign that were made
 * before it, while their offers ran, also of those that offered nothing. Run it in the transaction that stores the settlement; a
 * reorganisation that takes its block away takes the outcome too.
 *
 * The shop's margin is the one that batches assume. What the offer cost is not told apart from the order's other discounts: all of them
 * count, up to what is still reserved for the offer, and what is more lowers the profit, as it does for those held out.
 */
export async function recordSettlement(session: Session, quoteHash: string): Promise<void> {
  const about = sql`settled s join blocks k on k.hash = s.block_hash join accounts a on a.account = s.account
          join decisions d on d.customer_id = a.customer_id and d.decided_at <= k.timestamp
          join offer_batches b on b.id = d.batch_id and b.campaign = s.campaign and b.until > k.timestamp
          where s.quote_hash = ${quoteHash}`;
  // What is left of a reservation is read when nobody else is taking from it any more.
  await session.execute(sql`select 1 from ${about} order by d.id for update of d`);
  await session.execute(
    sql`insert into outcomes (outcome_id, decision_id, kind, at, profit_minor, cost_minor, block_hash)
        select 'settled:' || found.quote_hash || ':' || found.id, found.id, 'order', found.at,
               round(found.subtotal * ${MARGIN}::float8)::bigint - (found.discount - found.cost), found.cost, found.block_hash
        from (
          select s.quote_hash, s.subtotal, s.discount, s.block_hash, d.id, k.timestamp as at,
                 case when s.context->'audiences' ? (d.arms->d.chosen->'offer'->>'audience') then least(s.discount, d.reserved_minor - (
                   select coalesce(sum(o.cost_minor), 0) from outcomes o where o.decision_id = d.id)) else 0 end::bigint as cost
          from ${about}
        ) found on conflict do nothing`,
  );
}
