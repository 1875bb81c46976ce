import { sql } from "drizzle-orm";
import { rowsOf } from "../../store/rowsOf.ts";
import type { Session } from "../../store/Session.ts";
import type { PurchaseColumns } from "./PurchaseColumns.ts";

/** Lines read in one statement. */
const CHUNK = 100_000;

type Chunk = Record<keyof PurchaseColumns, number[] | null>;

/** Reads every purchase of the store as columns, in the order in which they were imported. */
export async function loadPurchases(session: Session): Promise<PurchaseColumns> {
  const [last] = await rowsOf<{ id: number | null }>(session, sql`select max(id) as id from order_lines`);
  const chunks: Chunk[] = [];
  for (let from = 0; from <= (last?.id ?? 0); from += CHUNK) {
    const [chunk] = await rowsOf<Chunk>(
      session,
      sql`select array_agg(o.customer_id order by l.id) as customer, array_agg(l.order_id order by l.id) as order,
                 array_agg(l.sku order by l.id) as sku, array_agg((o.placed_at / 86400)::int order by l.id) as day,
                 array_agg(l.quantity - l.matched order by l.id) as quantity,
                 array_agg(l.price_minor::float8 order by l.id) as "priceMinor"
          from order_lines l join orders o on o.id = l.order_id
          where l.id >= ${from} and l.id < ${from + CHUNK} and not o.cancellation and o.customer_id is not null
            and l.quantity > l.matched and l.price_minor > 0`,
    );
    if (chunk !== undefined) chunks.push(chunk);
  }
  const column = (name: keyof PurchaseColumns): number[] => chunks.flatMap((chunk) => chunk[name] ?? []);
  return {
    customer: Int32Array.from(column("customer")),
    order: Int32Array.from(column("order")),
    sku: Int32Array.from(column("sku")),
    day: Int32Array.from(column("day")),
    quantity: Int32Array.from(column("quantity")),
    priceMinor: Float64Array.from(column("priceMinor")),
  };
}
