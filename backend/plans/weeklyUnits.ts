import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";

const WEEK = 7 * 86_400;

/** Units kept of each product in every week from the shop's first order to its newest, the last week being the newest; by sku. */
export async function weeklyUnits(session: Session, skus: readonly number[]): Promise<Map<number, Float64Array>> {
  const [span] = await rowsOf<{ first: number | null; last: number | null }>(
    session,
    sql`select min(placed_at)::float8 as first, max(placed_at)::float8 as last from orders`,
  );
  const { first, last } = span ?? { first: null, last: null };
  const weeks = first === null || last === null ? 0 : Math.floor((last - first) / WEEK) + 1;
  const series = new Map(skus.map((sku) => [sku, new Float64Array(weeks)]));
  if (weeks === 0 || skus.length === 0) return series;
  const rows = await rowsOf<{ sku: number; ago: number; units: number }>(
    session,
    sql`select l.sku, floor((${last} - o.placed_at) / ${WEEK})::int as ago, sum(l.quantity - l.matched)::float8 as units
        from order_lines l join orders o on o.id = l.order_id
        where not o.cancellation and l.sku = any(${sql.param(skus)}::int[]) group by l.sku, ago`,
  );
  for (const { sku, ago, units } of rows) series.get(sku)![weeks - 1 - ago] = units;
  return series;
}
