import { type SQL, sql } from "drizzle-orm";
import type { Address, Hex } from "viem";
import type { RuleBook } from "#sdk";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import { entrantOf } from "./entrantOf.ts";
import type { TicketHolder } from "./TicketHolder.ts";
import { type OrderedLine, ticketsOfOrder } from "./ticketsOfOrder.ts";

/** Tickets of an imported order. `finalAt`: when its return window ends, Unix seconds. */
export type OrderTickets = { order: string; entrant: Hex; tickets: number; finalAt: number };

type Row = {
  invoice: string;
  account: Address | null;
  claimKey: Address | null;
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
  holder?: TicketHolder | undefined;
  /** Leaves out the orders that this draw counts already. */
  notIn?: string;
};

const ownedBy = (holder: TicketHolder): SQL =>
  "account" in holder
    ? sql`a.account = ${holder.account.toLowerCase()}`
    : sql`a.account is null and k.claim_key = ${holder.claimKey.toLowerCase()}`;

/**
 * What imported orders earn, after what came back within the return window: for the customer's account, for its claim key
 * without one.
 */
export async function importedTickets(session: Session, search: Search): Promise<OrderTickets[]> {
  const { returnWindowSeconds: window, from, after, until, holder, notIn } = search;
  const filters: SQL[] = [
    sql`not o.cancellation and o.placed_at >= ${from}`,
    sql`o.placed_at + ${window} > ${after} and o.placed_at + ${window} <= ${until}`,
  ];
  if (holder !== undefined) filters.push(ownedBy(holder));
  if (notIn !== undefined) {
    filters.push(
      sql`not exists (select 1 from draw_tickets t where t.draw = ${notIn} and t.source = 'order:' || o.invoice_no)`,
    );
  }
  const rows = await rowsOf<Row>(
    session,
    sql`with due as (
          select o.id, o.invoice_no, o.placed_at, a.account, k.claim_key
          from orders o left join accounts a on a.customer_id = o.customer_id
          left join claim_keys k on k.customer_id = o.customer_id
          where coalesce(a.account, k.claim_key) is not null and ${sql.join(filters, sql` and `)}
        )
        select due.invoice_no as invoice, due.account, due.claim_key as "claimKey", due.placed_at::float8 as "placedAt",
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
  const orders = new Map<string, { entrant: Hex; placedAt: number; lines: OrderedLine[] }>();
  for (const { invoice, account, claimKey, placedAt, sku, tags, price, quantity } of rows) {
    const entrant = entrantOf(account === null ? { claimKey: claimKey! } : { account });
    const order = orders.get(invoice) ?? { entrant, placedAt, lines: [] };
    if (quantity > 0) order.lines.push({ sku, tags: BigInt(tags), price, quantity });
    orders.set(invoice, order);
  }
  return [...orders].map(([order, { entrant, placedAt, lines }]) => ({
    order,
    entrant,
    tickets: ticketsOf(lines, placedAt),
    finalAt: placedAt + window,
  }));
}
