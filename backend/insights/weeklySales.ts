import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";

/** Sales of one week, in minor units, without what came back. */
export type Week = { startsAt: number; netMinor: number };

/** The sales of every whole week up to the newest order, oldest first; a week without sales counts as zero. */
export function weeklySales(session: Session): Promise<Week[]> {
  return rowsOf<Week>(
    session,
    sql`with span as (select min(placed_at) as first, max(placed_at) + 1 as last from orders where not cancellation),
        sold as (
          select (s.last - 1 - o.placed_at) / 604800 as ago, sum((l.quantity - l.matched)::bigint * l.price_minor) as net
          from orders o join order_lines l on l.order_id = o.id cross join span s where not o.cancellation group by 1
        )
        select (s.last - (ago + 1) * 604800)::float8 as "startsAt", coalesce(sold.net, 0)::float8 as "netMinor"
        from span s cross join generate_series(0, (s.last - s.first) / 604800 - 1) ago left join sold using (ago)
        order by ago desc`,
  );
}
