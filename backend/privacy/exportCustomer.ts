import { sql, type SQL } from "drizzle-orm";
import { anyOf } from "../store/anyOf.ts";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import { holdersOf } from "./holdersOf.ts";
import { requireCustomer } from "./requireCustomer.ts";

type Row = Record<string, unknown>;

/**
 * Everything that is kept about a customer, under every account and claim key that it ever had, table by table, as it is kept. Money in minor units, times in Unix seconds.
 * @throws Problem CustomerUnknown
 */
export async function exportCustomer(session: Session, customerId: string): Promise<Record<string, Row | Row[]>> {
  const customer = await requireCustomer(session, customerId);
  const { id, account, claimKey, country } = customer;
  const { accounts, claimKeys } = await holdersOf(session, customer);
  const read = (query: SQL): Promise<Row[]> =>
    rowsOf<{ row: Row }>(session, sql`select to_jsonb(found) as row from (${query}) found`).then((rows) =>
      rows.map(({ row }) => row),
    );
  const mine = anyOf(accounts);
  const digits = anyOf([...accounts, ...claimKeys].map((holder) => holder.slice(-40)));
  return {
    customer: { customerId, country, account, claimKey },
    formerHolders: await read(
      sql`select kind, holder from former_holders where customer_id = ${id} order by kind, holder`,
    ),
    features: await read(
      sql`select first_order_at, last_order_at, orders, net_minor, segment from customer_features where customer_id = ${id}`,
    ),
    orders: await read(
      sql`select o.invoice_no, o.placed_at, o.cancellation, l.sku, p.name, l.quantity, l.price_minor, l.matched as returned
          from orders o join order_lines l on l.order_id = o.id left join products p on p.sku = l.sku
          where o.customer_id = ${id} order by o.placed_at, l.id`,
    ),
    consents: await read(
      sql`select purpose, wording, given_at, withdrawn_at from consents where customer_id = ${id} order by id`,
    ),
    events: await read(
      sql`select event_id, kind, at, sku, quantity, query, campaign, rule, received_at from events where customer_id = ${id} order by at`,
    ),
    offers: await read(
      sql`select b.campaign, b.root, o.audience, o.rule, o.value, o."from", o.until, o.salt, o.proof, o.reason
          from offers o join offer_batches b on b.id = o.batch_id where o.account = ${mine} order by o.batch_id`,
    ),
    trials: await read(
      sql`select batch_id, held_out, segment, rule, value, chance_alone, chance, expected_cost_minor, expected_profit_minor
          from trial_customers where customer_id = ${id} order by batch_id`,
    ),
    decisions: await read(
      sql`select id, batch_id, decided_at, arms, chosen, propensity, held_out, versions, reason, reserved_minor
          from decisions where customer_id = ${id} order by decided_at`,
    ),
    outcomes: await read(
      sql`select o.* from outcomes o join decisions d on d.id = o.decision_id where d.customer_id = ${id} order by o.at`,
    ),
    quotes: await read(
      sql`select quote_hash, campaign, order_id, issued_at, deadline, body from quotes where account = ${mine} order by issued_at`,
    ),
    settlements: await read(
      sql`select campaign, order_id, transaction_hash, total, discount, points, tickets, lines, context from settled where account = ${mine} order by id`,
    ),
    tickets: await read(
      sql`select t.draw, d.title, t.source, t.tickets, t.final_at, d.root
          from draw_tickets t join draws d on d.address = t.draw where right(t.entrant, 40) = ${digits} order by t.draw, t.final_at`,
    ),
    prizes: await read(
      sql`select draw, args, transaction_hash from draw_events
          where name = 'WinnerProven' and right(args->>'account', 40) = ${digits} order by draw`,
    ),
    transfers: await read(
      sql`select transaction_hash, "from", "to", amount from transfers where "from" = ${mine} or "to" = ${mine}`,
    ),
    relayed: await read(
      sql`select kind, campaign, transaction_hash, status, created_at from relays where account = ${mine} order by created_at`,
    ),
    sessions: await read(sql`select expires_at from sessions where account = ${mine}`),
  };
}
