import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";

const WEEK = 7 * 86_400;

/** Lines read in one statement: with PGlite everybody else waits for it. */
const CHUNK = 10_000;

type Sold = { sku: number; ago: number; units: number };

/** Weeks of the shop, from its first order to its newest; when that was; and its newest line. */
async function shopWeeks(session: Session): Promise<{ weeks: number; last: number; lines: number }> {
  const [span] = await rowsOf<{ first: number | null; last: number | null; lines: number | null }>(
    session,
    sql`select min(placed_at)::float8 as first, max(placed_at)::float8 as last, (select max(id) from order_lines) as lines
        from orders`,
  );
  const { first, last, lines } = span ?? { first: null, last: null, lines: null };
  if (first === null || last === null) return { weeks: 0, last: 0, lines: 0 };
  return { weeks: Math.floor((last - first) / WEEK) + 1, last, lines: lines ?? 0 };
}

/**
 * Units kept of each product in every week from the shop's first order to its newest, the last week being the newest; by sku.
 * @param skus absent: of every product that was ever sold
 */
export async function weeklyUnits(session: Session, skus?: readonly number[]): Promise<Map<number, Float64Array>> {
  const { weeks, last, lines } = await shopWeeks(session);
  const series = new Map((skus ?? []).map((sku) => [sku, new Float64Array(weeks)]));
  const read = async (which: ReturnType<typeof sql>): Promise<void> => {
    const rows = await rowsOf<Sold>(
      session,
      sql`select l.sku, floor((${last} - o.placed_at) / ${WEEK})::int as ago, sum(l.quantity - l.matched)::float8 as units
          from order_lines l join orders o on o.id = l.order_id where not o.cancellation and ${which} group by l.sku, ago`,
    );
    for (const { sku, ago, units } of rows) {
      const own = series.get(sku) ?? new Float64Array(weeks);
      own[weeks - 1 - ago]! += units;
      series.set(sku, own);
    }
  };
  if (weeks === 0) return series;
  if (skus !== undefined) await read(sql`l.sku = any(${sql.param(skus)}::int[])`);
  else for (let from = 0; from <= lines; from += CHUNK) await read(sql`l.id >= ${from} and l.id < ${from + CHUNK}`);
  return series;
}
