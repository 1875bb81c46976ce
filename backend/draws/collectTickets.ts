import { and, eq, isNull, sql } from "drizzle-orm";
import type { RuleBook } from "#sdk";
import { insertColumns } from "../store/insertColumns.ts";
import { draws } from "../store/schema/draws.ts";
import type { Session } from "../store/Session.ts";
import { entrantOf } from "./entrantOf.ts";
import { importedTickets } from "./importedTickets.ts";
import { settledTickets } from "./settledTickets.ts";
import type { TicketHolder } from "./TicketHolder.ts";

type Collection = {
  /** In lower case. */
  draw: string;
  book: RuleBook;
  returnWindowSeconds: number;
  /** How long the promotion holds points: its own return window. */
  holdSeconds: number;
  entriesCloseAt: number;
  /** The chain's time when the index last had everything: a return that came before it is known. */
  now: number;
  /** Only this holder's orders. */
  holder?: TicketHolder;
  /** Whether no ticket is added after these. */
  close?: boolean;
};

const settledEntrant = sql`'0x' || lpad(substr(s.account, 3), 64, '0')`;

/**
 * Counts the tickets of every order whose return window has ended, each once; what is counted never changes. Run it in a
 * transaction: whoever collects, closes or signs for the same draw waits.
 * @returns false, having written nothing, when the tickets were closed before
 */
export async function collectTickets(session: Session, collection: Collection): Promise<boolean> {
  const { draw, returnWindowSeconds, holdSeconds, holder, now } = collection;
  const until = Math.min(now, collection.entriesCloseAt);
  const [row] = await session
    .select()
    .from(draws)
    .where(and(eq(draws.address, draw), isNull(draws.closedAt)))
    .for("update");
  if (row === undefined) return false;
  const settled = settledTickets({
    promotion: row.promotion,
    from: row.ordersFrom,
    returnWindowSeconds,
    holdSeconds,
  });
  const mine = holder === undefined ? sql`true` : sql`${settledEntrant} = ${entrantOf(holder)}`;
  await session.execute(
    sql`insert into draw_tickets (draw, source, entrant, tickets, final_at)
        select ${draw}, 'settled:' || s.order_id, ${settledEntrant}, s.tickets, s.final_at
        from (${settled}) s where s.tickets > 0 and s.final_at <= ${until} and ${mine}
        on conflict do nothing`,
  );
  const imported = await importedTickets(session, {
    book: collection.book,
    returnWindowSeconds,
    from: row.ordersFrom,
    after: 0,
    until,
    holder,
    notIn: draw,
  });
  await insertColumns(session, "draw_tickets", [
    { name: "draw", type: "text", values: imported.map(() => draw) },
    { name: "source", type: "text", values: imported.map(({ order }) => `order:${order}`) },
    { name: "entrant", type: "text", values: imported.map((order) => order.entrant) },
    { name: "tickets", type: "bigint", values: imported.map(({ tickets }) => tickets) },
    { name: "final_at", type: "bigint", values: imported.map(({ finalAt }) => finalAt) },
  ]);
  if (holder === undefined) {
    const closing = collection.close === true ? { closedAt: now } : {};
    await session
      .update(draws)
      .set({ collectedUntil: now, ...closing })
      .where(eq(draws.address, draw));
  }
  return true;
}
