import { and, eq, isNull, sql } from "drizzle-orm";
import type { Address } from "viem";
import { accountEntrant, type RuleBook } from "#sdk";
import { insertColumns } from "../store/insertColumns.ts";
import { draws } from "../store/schema/draws.ts";
import type { Session } from "../store/Session.ts";
import { importedTickets } from "./importedTickets.ts";

type Collection = {
  /** In lower case. */
  draw: string;
  book: RuleBook;
  returnWindowSeconds: number;
  entriesCloseAt: number;
  /** The chain's time. */
  now: number;
  /** Only this account's orders. */
  account?: Address;
  /** Whether no ticket is added after these. */
  close?: boolean;
};

/**
 * Counts the tickets of every order whose return window has ended, each once; what is counted never changes. Run it in a
 * transaction: whoever collects, closes or signs for the same draw waits.
 * @returns false, having written nothing, when the tickets were closed before
 */
export async function collectTickets(session: Session, collection: Collection): Promise<boolean> {
  const { draw, returnWindowSeconds: window, account, now } = collection;
  const until = Math.min(now, collection.entriesCloseAt);
  const [row] = await session
    .select()
    .from(draws)
    .where(and(eq(draws.address, draw), isNull(draws.closedAt)))
    .for("update");
  if (row === undefined) return false;
  const mine = account === undefined ? sql`true` : sql`s.account = ${account.toLowerCase()}`;
  await session.execute(
    sql`insert into draw_tickets (draw, source, entrant, tickets, final_at)
        select ${draw}, 'settled:' || s.order_id, '0x' || lpad(substr(s.account, 3), 64, '0'), s.tickets, b.timestamp + ${window}
        from settled s join blocks b on b.hash = s.block_hash
        where s.campaign = ${row.promotion} and s.tickets > 0 and ${mine}
          and b.timestamp >= ${row.ordersFrom} and b.timestamp + ${window} <= ${until}
        on conflict do nothing`,
  );
  const imported = await importedTickets(session, {
    book: collection.book,
    returnWindowSeconds: window,
    from: row.ordersFrom,
    after: 0,
    until,
    account,
    notIn: draw,
  });
  await insertColumns(session, "draw_tickets", [
    { name: "draw", type: "text", values: imported.map(() => draw) },
    { name: "source", type: "text", values: imported.map(({ order }) => `order:${order}`) },
    { name: "entrant", type: "text", values: imported.map((order) => accountEntrant(order.account)) },
    { name: "tickets", type: "bigint", values: imported.map(({ tickets }) => tickets) },
    { name: "final_at", type: "bigint", values: imported.map(({ finalAt }) => finalAt) },
  ]);
  if (account === undefined) {
    const closing = collection.close === true ? { closedAt: now } : {};
    await session
      .update(draws)
      .set({ collectedUntil: now, ...closing })
      .where(eq(draws.address, draw));
  }
  return true;
}
