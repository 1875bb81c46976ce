import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Address, Hex } from "viem";
import type { z } from "zod";
import { entryAt, indexOfEntrant, proveEntry } from "#sdk";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { rowsOf } from "../store/rowsOf.ts";
import { drawTickets, draws } from "../store/schema/draws.ts";
import { collectTickets } from "./collectTickets.ts";
import type { FixedDraw } from "./DrawOnChain.ts";
import type { drawSchemas } from "./drawSchemas.ts";
import { entrantOf } from "./entrantOf.ts";
import { importedTickets } from "./importedTickets.ts";
import { settledTickets } from "./settledTickets.ts";
import { signReceipt } from "./signReceipt.ts";
import type { TicketHolder } from "./TicketHolder.ts";

type Mine = z.input<typeof drawSchemas.mine>["items"][number];
type Row = typeof draws.$inferSelect;

/** Tickets of orders that can still be returned. */
async function pendingOf(
  deps: Deps,
  row: Row,
  draw: FixedDraw,
  holder: TicketHolder,
  now: number,
): Promise<Mine["pending"]> {
  const { store, campaigns, settings } = deps;
  const { returnWindowSeconds } = settings;
  const { entriesCloseAt } = draw.terms;
  const { book, holdSeconds } = await campaigns.get(row.promotion as Address);
  const imported = await importedTickets(store.session, {
    book: book.book,
    returnWindowSeconds,
    from: row.ordersFrom,
    after: now,
    until: entriesCloseAt,
    holder,
  });
  const ofOrders = imported.map(({ order, tickets, finalAt }) => ({ source: `order:${order}`, tickets, finalAt }));
  const due = ofOrders.filter(({ tickets }) => tickets > 0);
  // A claim key settles nothing on chain.
  if (!("account" in holder)) return due;
  const promised = { promotion: row.promotion, from: row.ordersFrom, returnWindowSeconds, holdSeconds };
  const settled = await rowsOf<Mine["pending"][number]>(
    store.session,
    sql`select 'settled:' || s.order_id as source, s.tickets::float8 as tickets, s.final_at::float8 as "finalAt"
        from (${settledTickets(promised)}) s
        where s.account = ${holder.account.toLowerCase()} and s.tickets > 0
          and s.final_at > ${now} and s.final_at <= ${entriesCloseAt}
        order by s.final_at`,
  );
  return [...due, ...settled];
}

async function entryOf(deps: Deps, row: Row, entrant: Hex): Promise<Mine["entry"]> {
  if (row.root === null) return null;
  const tree = await deps.draws.lists.tree(row.address);
  const index = indexOfEntrant(tree.entries, entrant);
  if (index === undefined) return null;
  return { index, weight: entryAt(tree.entries, index).weight.toString(), proof: proveEntry(tree, index) };
}

async function ofDraw(deps: Deps, row: Row, holder: TicketHolder, now: number): Promise<Mine> {
  const { store, campaigns, settings } = deps;
  const draw = await deps.draws.reader.fixed(row.address as Address);
  const { entriesCloseAt, maxWeight } = draw.terms;
  const entrant = entrantOf(holder);
  let isOpen = row.closedAt === null;
  if (isOpen) {
    const { book, holdSeconds } = await campaigns.get(row.promotion as Address);
    const { returnWindowSeconds } = settings;
    const terms = { book: book.book, returnWindowSeconds, holdSeconds, entriesCloseAt };
    const collection = { draw: row.address, ...terms, now, holder };
    isOpen = await store.transaction((session) => collectTickets(session, collection));
  }
  const orders = await store.session
    .select({ source: drawTickets.source, tickets: drawTickets.tickets, finalAt: drawTickets.finalAt })
    .from(drawTickets)
    .where(and(eq(drawTickets.draw, row.address), eq(drawTickets.entrant, entrant), gt(drawTickets.tickets, 0)))
    .orderBy(asc(drawTickets.finalAt), asc(drawTickets.source));
  const sum = orders.reduce((before, order) => before + BigInt(order.tickets), 0n);
  const tickets = sum < maxWeight ? sum : maxWeight;
  const finalAt = orders.at(-1)?.finalAt ?? 0;
  const receipt =
    tickets > 0n && (await signReceipt(deps, { address: draw.address, entriesCloseAt }, { entrant, tickets, finalAt }));
  return {
    draw: draw.address,
    tickets: tickets.toString(),
    orders,
    pending: isOpen ? await pendingOf(deps, row, draw, holder, now) : [],
    receipt: receipt ? { ...receipt, tickets: receipt.tickets.toString() } : null,
    entry: await entryOf(deps, row, entrant),
  };
}

/**
 * The tickets of a holder in every draw of the shop: where they come from, the signed receipt for all of them, and once the
 * list is written its entry with the path to the root.
 */
export async function ticketsOf(deps: Deps, holder: TicketHolder): Promise<Mine[]> {
  // What the index has not seen yet could be a return.
  const now = Math.min(await chainTime(deps.chain.client), deps.indexer.status.followedAt);
  const rows = await deps.store.session.select().from(draws).orderBy(asc(draws.address));
  const items: Mine[] = [];
  for (const row of rows) items.push(await ofDraw(deps, row, holder, now));
  return items;
}
