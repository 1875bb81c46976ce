import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { EarningOrder } from "./earnedEvents.ts";

/** The orders of a customer, each with what came back of it. */
export async function loadEarningOrders(session: Session, customerId: number): Promise<EarningOrder[]> {
  const orders = await rowsOf<{ id: number; order: string; placedAt: number; grossMinor: number }>(
    session,
    sql`select o.id, o.invoice_no as "order", o.placed_at::float8 as "placedAt", sum(l.quantity::bigint * l.price_minor)::float8 as "grossMinor"
        from orders o join order_lines l on l.order_id = o.id
        where o.customer_id = ${customerId} and not o.cancellation group by o.id`,
  );
  const returned = await rowsOf<{ id: number; at: number; amountMinor: number }>(
    session,
    sql`select o.id, c.placed_at::float8 as at, sum(r.quantity::bigint * l.price_minor)::float8 as "amountMinor"
        from orders o join order_lines l on l.order_id = o.id join returns r on r.purchase_line_id = l.id
        join order_lines cl on cl.id = r.cancellation_line_id join orders c on c.id = cl.order_id
        where o.customer_id = ${customerId} group by o.id, c.placed_at`,
  );
  const returnsOf = new Map<number, EarningOrder["returns"]>();
  for (const { id, at, amountMinor } of returned)
    returnsOf.set(id, [...(returnsOf.get(id) ?? []), { at, amountMinor }]);
  return orders.map(({ id, ...order }) => ({ ...order, returns: returnsOf.get(id) ?? [] }));
}
