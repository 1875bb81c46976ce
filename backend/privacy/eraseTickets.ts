import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";

/** Tickets of a draw under way stay under the account alone: a receipt was signed for them. Published lists stay as they were published. */
export type TicketErasure = { deleted: number; keptUntilList: number; keptPublished: number };

/**
 * Deletes where a customer's tickets came from. What a draw still needs is one row, entrant and number, until its list is written; a list
 * that is written, and the root that was committed for it, do not change.
 * @param customerId the customer's number here
 * @param holders account and claim key, in lower case
 */
export async function eraseTickets(
  session: Session,
  customerId: number,
  holders: readonly string[],
): Promise<TicketErasure> {
  const erasure = { deleted: 0, keptUntilList: 0, keptPublished: 0 };
  const ofOrders = sql`source in (select 'order:' || invoice_no from orders where customer_id = ${customerId})`;
  // Whoever writes a list meanwhile waits.
  await session.execute(sql`select 1 from draws where root is null order by address for update`);
  for (const holder of holders) {
    const mine = sql`right(entrant, 40) = ${holder.slice(2)}`;
    const open = await rowsOf<{ draw: string; entrant: string; tickets: string; finalAt: string }>(
      session,
      sql`select t.draw, entrant, sum(tickets)::text as tickets, max(final_at)::text as "finalAt"
          from draw_tickets t join draws d on d.address = t.draw
          where d.root is null and ${mine} group by t.draw, entrant having sum(tickets) > 0`,
    );
    erasure.deleted += await count(session, sql`delete from draw_tickets where ${mine}`);
    for (const { draw, entrant, tickets, finalAt } of open) {
      await session.execute(
        sql`insert into draw_tickets (draw, source, entrant, tickets, final_at)
            values (${draw}, 'erased:' || gen_random_uuid(), ${entrant}, ${tickets}, ${finalAt})`,
      );
    }
    erasure.keptUntilList += open.length;
    const bytes = Buffer.from(holder.slice(2), "hex");
    const [published] = await rowsOf<{ lists: number }>(
      session,
      sql`select count(distinct draw)::int as lists from draw_list_parts where position(${bytes}::bytea in records) > 0`,
    );
    erasure.keptPublished += published!.lists;
    await session.execute(
      sql`update draw_events set args = replace(args::text, ${holder.slice(2)}, ${"0".repeat(40)})::jsonb
          where name in ('WinnerProven', 'Redrawn', 'PrizePaid', 'PaymentFailed') and args::text like ${`%${holder.slice(2)}%`}`,
    );
  }
  // Orders from before another account or claim key was linked: the entrant keeps its tickets, and nothing tells any more whose orders they were.
  erasure.deleted += await count(
    session,
    sql`delete from draw_tickets where ${ofOrders} and draw in (select address from draws where root is not null)`,
  );
  erasure.keptUntilList += await count(
    session,
    sql`update draw_tickets set source = 'erased:' || gen_random_uuid() where ${ofOrders}`,
  );
  return erasure;
}

async function count(session: Session, query: SQL): Promise<number> {
  return (await rowsOf(session, sql`${query} returning 1`)).length;
}
