import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";

/** How many customers took each step. */
export type Funnel = { since: number; viewed: number; carted: number; ordered: number; redeemed: number };

/** Customers by what they did in the newest `days` that anything is known of: views and carts only of those who agreed to their being kept. */
export async function funnel(session: Session, days: number): Promise<Funnel> {
  const [row] = await rowsOf<Funnel>(
    session,
    sql`with newest as (
          select greatest((select max(placed_at) from orders), (select max(at) from events), 0) - ${days * 86_400} as since
        )
        select n.since::float8 as since,
          (select count(distinct customer_id)::int from events where kind in ('view', 'search') and at > n.since) as viewed,
          (select count(distinct customer_id)::int from events where kind = 'cart' and at > n.since) as carted,
          (select count(*)::int from (
            select customer_id from orders where not cancellation and placed_at > n.since and customer_id is not null
            union select a.customer_id from settled s join blocks b on b.hash = s.block_hash join accounts a on a.account = s.account where b.timestamp > n.since
          ) o) as ordered,
          (select count(*)::int from (
            select customer_id from events where kind = 'redemption' and at > n.since
            union select a.customer_id from settled s join blocks b on b.hash = s.block_hash join accounts a on a.account = s.account
            where b.timestamp > n.since and s.discount > 0
          ) r) as redeemed
        from newest n`,
  );
  return row!;
}
