import { sql } from "drizzle-orm";
import type { Session } from "../store/Session.ts";

const DAY = 86_400;

/**
 * Recomputes recency, frequency, monetary value and segment of every customer from the orders. Returned units do not count, and an order of
 * which everything came back is no order. Recency counts from the shop's newest order.
 */
export async function refreshFeatures(session: Session): Promise<void> {
  await session.execute(sql`delete from customer_features`);
  await session.execute(
    sql`with purchases as (
          select o.customer_id, o.placed_at, sum((l.quantity - l.matched)::bigint * l.price_minor) as net
          from orders o join order_lines l on l.order_id = o.id
          where not o.cancellation and o.customer_id is not null
          group by o.id
          having sum(l.quantity - l.matched) > 0
        ), totals as (
          select customer_id, min(placed_at) as first_at, max(placed_at) as last_at, count(*)::int as orders, sum(net)::bigint as net
          from purchases group by customer_id
        ), ranked as (
          select t.*, (select max(placed_at) from orders) as as_of, percent_rank() over (order by net) as spend_rank from totals t
        )
        insert into customer_features (customer_id, first_order_at, last_order_at, orders, net_minor, segment)
        select customer_id, first_at, last_at, orders, net,
          case
            when as_of - last_at > ${180 * DAY} then 'lapsed'
            when as_of - first_at <= ${60 * DAY} then 'new'
            when orders >= 3 and as_of - last_at > ${90 * DAY} then 'slipping'
            when spend_rank >= 0.9 and as_of - last_at <= ${90 * DAY} then 'best'
            when orders >= 4 and as_of - last_at <= ${90 * DAY} then 'regular'
            else 'occasional'
          end
        from ranked`,
  );
}
