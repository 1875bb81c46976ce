import { sql } from "drizzle-orm";
import { rowsOf } from "../../store/rowsOf.ts";
import type { Session } from "../../store/Session.ts";
import { lineRanges } from "./lineRanges.ts";
import type { PurchaseColumns } from "./PurchaseColumns.ts";

type Column = Exclude<keyof PurchaseColumns, "attributes">;
type Chunk = Record<Column, number[] | null>;

function fill<Column extends Int32Array | Float64Array>(column: Column, parts: readonly (number[] | null)[]): Column {
  let at = 0;
  for (const part of parts) {
    column.set(part ?? [], at);
    at += part?.length ?? 0;
  }
  return column;
}

/** Reads every purchase of the store as columns, in the order in which they were imported. */
export async function loadPurchases(session: Session): Promise<PurchaseColumns> {
  const chunks: Chunk[] = [];
  for await (const lines of lineRanges(session)) {
    const [chunk] = await rowsOf<Chunk>(
      session,
      sql`select array_agg(o.customer_id order by l.id) as customer, array_agg(l.order_id order by l.id) as order,
                 array_agg(l.sku order by l.id) as sku, array_agg((o.placed_at / 86400)::int order by l.id) as day,
                 array_agg(l.quantity - l.matched order by l.id) as quantity,
                 array_agg(l.price_minor::float8 order by l.id) as "priceMinor"
          from order_lines l join orders o on o.id = l.order_id
          where ${lines} and not o.cancellation and o.customer_id is not null
            and l.quantity > l.matched and l.price_minor > 0`,
    );
    if (chunk !== undefined) chunks.push(chunk);
  }
  const length = chunks.reduce((sum, { customer }) => sum + (customer?.length ?? 0), 0);
  const integers = (name: Column): Int32Array =>
    fill(
      new Int32Array(length),
      chunks.map((chunk) => chunk[name]),
    );
  return {
    customer: integers("customer"),
    order: integers("order"),
    sku: integers("sku"),
    day: integers("day"),
    quantity: integers("quantity"),
    priceMinor: fill(
      new Float64Array(length),
      chunks.map((chunk) => chunk.priceMinor),
    ),
  };
}
