import { sql } from "drizzle-orm";
import { insertColumns } from "../store/insertColumns.ts";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import { matchCancellations, type Match, type OpenLine } from "./matchCancellations.ts";

type Candidate = OpenLine & { customerId: number; sku: number };

async function openLines(session: Session): Promise<Candidate[]> {
  const rows = await rowsOf<Candidate>(
    session,
    sql`with pairs as materialized (
          select distinct o.customer_id, l.sku from orders o join order_lines l on l.order_id = o.id
          where o.cancellation and o.customer_id is not null and l.matched < l.quantity
        )
        select l.id, o.customer_id as "customerId", l.sku, o.placed_at::float8 as "placedAt", o.cancellation, l.quantity - l.matched as open
        from pairs p join orders o on o.customer_id = p.customer_id join order_lines l on l.order_id = o.id and l.sku = p.sku
        where l.matched < l.quantity
        order by o.customer_id, l.sku, o.placed_at, l.id`,
  );
  return rows;
}

/** Matches every open cancellation of a customer to purchases, and records which units came back. */
export async function applyCancellations(session: Session): Promise<void> {
  const matches: Match[] = [];
  let group: Candidate[] = [];
  for (const line of await openLines(session)) {
    if (group[0] !== undefined && (group[0].customerId !== line.customerId || group[0].sku !== line.sku)) {
      matches.push(...matchCancellations(group));
      group = [];
    }
    group.push(line);
  }
  matches.push(...matchCancellations(group));
  const cancellationLineIds = matches.map((match) => match.cancellationLineId);
  const purchaseLineIds = matches.map((match) => match.purchaseLineId);
  const quantities = matches.map((match) => match.quantity);
  await insertColumns(session, "returns", [
    { name: "cancellation_line_id", type: "int", values: cancellationLineIds },
    { name: "purchase_line_id", type: "int", values: purchaseLineIds },
    { name: "quantity", type: "int", values: quantities },
  ]);
  await session.execute(
    sql`update order_lines l set matched = l.matched + m.quantity from (
          select id, sum(quantity)::int as quantity
          from unnest(${sql.param(cancellationLineIds.concat(purchaseLineIds))}::int[], ${sql.param(quantities.concat(quantities))}::int[]) as t(id, quantity)
          group by id
        ) m where l.id = m.id`,
  );
}
