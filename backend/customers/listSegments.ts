import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import { segments } from "./segments.ts";

type Row = { segment: string; customers: number; netMinor: number; recencyDays: number; orders: number };

/** The segments with their size and worth; recency counts from the shop's newest order. */
export async function listSegments(session: Session) {
  const [newest] = await rowsOf<{ at: number | null }>(session, sql`select max(placed_at)::float8 as at from orders`);
  const asOf = newest?.at ?? 0;
  const rows = await rowsOf<Row>(
    session,
    sql`select segment, count(*)::int as customers, sum(net_minor)::float8 as "netMinor",
               percentile_cont(0.5) within group (order by (${asOf}::float8 - last_order_at) / 86400)::float8 as "recencyDays",
               percentile_cont(0.5) within group (order by orders)::float8 as orders
        from customer_features group by segment`,
  );
  return {
    asOf,
    items: segments.map(({ key, title, rule }) => {
      const row = rows.find((candidate) => candidate.segment === key);
      return {
        segment: key,
        title,
        rule,
        customers: row?.customers ?? 0,
        netMinor: row?.netMinor ?? 0,
        medianRecencyDays: Math.round(row?.recencyDays ?? 0),
        medianOrders: Math.round(row?.orders ?? 0),
      };
    }),
  };
}
