import { type SQL, sql } from "drizzle-orm";
import { lineRanges } from "../offers/batch/lineRanges.ts";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";

const WEEK = 7 * 86_400;

type Sold = Record<"sku" | "ago" | "units", number[] | null>;

/** How many weeks there are from the shop's first order to its newest, and when that was. */
async function shopWeeks(session: Session): Promise<{ weeks: number; last: number }> {
  const [span] = await rowsOf<{ first: number | null; last: number | null }>(
    session,
    sql`select min(placed_at)::float8 as first, max(placed_at)::float8 as last from orders`,
  );
  const { first, last } = span ?? { first: null, last: null };
  if (first === null || last === null) return { weeks: 0, last: 0 };
  return { weeks: Math.floor((last - first) / WEEK) + 1, last };
}

/**
 * Units kept of each product in every week from the shop's first order to its newest, the last week being the newest; by sku.
 * @param skus absent: of every product that was ever sold
 */
export async function weeklyUnits(session: Session, skus?: readonly number[]): Promise<Map<number, Float64Array>> {
  const { weeks, last } = await shopWeeks(session);
  const series = new Map((skus ?? []).map((sku) => [sku, new Float64Array(weeks)]));
  const add = async (lines: SQL): Promise<void> => {
    const [sold] = await rowsOf<Sold>(
      session,
      sql`select array_agg(l.sku) as sku, array_agg(floor((${last} - o.placed_at) / ${WEEK})::int) as ago,
                 array_agg(l.quantity - l.matched) as units
          from order_lines l join orders o on o.id = l.order_id where not o.cancellation and ${lines}`,
    );
    sold?.sku?.forEach((sku, i) => {
      const own = series.get(sku) ?? new Float64Array(weeks);
      own[weeks - 1 - sold.ago![i]!]! += sold.units![i]!;
      series.set(sku, own);
    });
  };
  if (weeks === 0) return series;
  if (skus !== undefined) await add(sql`l.sku = any(${sql.param(skus)}::int[])`);
  else for await (const lines of lineRanges(session)) await add(lines);
  return series;
}
