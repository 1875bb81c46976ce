import { type SQL, sql } from "drizzle-orm";
import type { Address } from "viem";
import type { RuleBook } from "#sdk";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import { type OrderedLine, ticketsOfOrder } from "./ticketsOfOrder.ts";

/** Tickets of an imported order. `finalAt`: when its return window ends, Unix seconds. */
export type OrderTickets = { order: string; account: Address; tickets: number; finalAt: number };

type Row = {
  invoice: string;
  account: Address;
  placedAt: number;
  sku: number;
  tags: string;
  price: number;
  quantity: number;
};

type Search = {
  book: RuleBook;
  returnWindowSeconds: number;
  /** Orders placed from then on. */
  from: number;
  /** Orders whose window ends after `after` and not after `until`. */
  after: number;
  until: number;
  account?: Address | undefined;
  /** Leaves out the orders that this draw counts already. */
  notIn?: string;
};

/** What imported orders of customers with an account earn, after what came back within the return window. */
export async function importedTickets(session: Session, search: Search): Promise<OrderTickets[]> {
  const { returnWindowSeconds: window, from, after, until, account, notIn } = search;
  const filters: SQL[] = [
    sql`not o.cancellation and o.placed_at >= ${from}`,
    sql`o.placed_at + ${window} > ${after} and o.placed_at + ${window} <= ${until}`,
  ];
  if (account !== undefined) filters.push(sql`a.account = ${account.toLowerCase()}`);
  if (notIn !== undefined) {
    filters.push(
      sql`not exists (select 1 from draw_tickets t where t.draw = ${notIn} and t.source = 'order:' || o.invoice_no)`,
    );
  }
  const rows = await rowsOf<Row>(
    session,
    sql`with due as (
          select o.id, o.invoice_no, o.placed_at, a.account
          from orders o join accounts a on a.customer_id = o.customer_id
          where ${sql.join(filters, sql` and `)}
        )
        select due.invoice_no as invoice, due.account, due.placed_at::float8 as "placedAt",
               l.sku, p.tags::text as tags, l.price_minor::float8 as price,
               (l.quantity - coalesce((
                 select sum(r.quantity) from returns r
                 join order_lines cl on cl.id = r.cancellation_line_id join orders c on c.id = cl.order_id
                 where r.purchase_line_id = l.id and c.placed_at <= due.placed_at + ${window}
               ), 0))::int as quantity
        from due join order_lines l on l.order_id = due.id join products p on p.sku = l.sku
        order by due.id`,
  );
  const ticketsOf = ticketsOfOrder(search.book);
  const orders = new Map<string, { account: Address; placedAt: number; lines: OrderedLine[] }>();
  for (const { invoice, account: owner, placedAt, sku, tags, price, quantity } of rows) {
    const order = orders.get(invoice) ?? { account: owner, placedAt, lines: [] };
    if (quantity > 0) order.lines.push({ sku, tags: BigInt(tags), price, quantity });
    orders.set(invoice, order);
  }
  return [...orders].map(([order, { account: owner, placedAt, lines }]) => ({
    order,
    account: owner,
    tickets: ticketsOf(lines, placedAt),
    finalAt: placedAt + window,
  }));
}
