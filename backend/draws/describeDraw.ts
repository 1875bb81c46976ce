import { sql } from "drizzle-orm";
import { getAddress } from "viem";
import type { z } from "zod";
import type { Deps } from "../Deps.ts";
import { rowsOf } from "../store/rowsOf.ts";
import type { draws } from "../store/schema/draws.ts";
import type { drawSchemas } from "./drawSchemas.ts";
import { readHistory } from "./readHistory.ts";

/** A draw as a page shows it; the page checks it against the chain itself. */
export async function describeDraw(
  { store, draws: { reader } }: Pick<Deps, "store" | "draws">,
  row: typeof draws.$inferSelect,
): Promise<z.input<typeof drawSchemas.draw>> {
  const draw = await reader.look(row.address as `0x${string}`);
  const history = await readHistory(store.session, row.address);
  const [sofar] = await rowsOf<{ tickets: string; entrants: number }>(
    store.session,
    sql`select coalesce(sum(tickets), 0)::text as tickets, count(*)::int as entrants from (
          select least(sum(tickets), ${draw.terms.maxWeight.toString()}::numeric) as tickets
          from draw_tickets where draw = ${row.address} group by entrant having sum(tickets) > 0
        ) as everybody`,
  );
  const committed = draw.committedAt !== 0;
  const { terms } = draw;
  return {
    address: draw.address,
    title: row.title,
    promotion: getAddress(row.promotion),
    ordersFrom: row.ordersFrom,
    state: draw.state,
    mode: terms.mode,
    isTest: draw.network.isTest,
    prizes: terms.prizes.map(({ amount, quantity, ...prize }) => ({
      kind: prize.kind,
      token: prize.kind === "points" ? null : prize.token,
      amount: amount.toString(),
      quantity,
    })),
    freeEntry: terms.freeEntry,
    maxWeight: terms.maxWeight.toString(),
    entriesCloseAt: terms.entriesCloseAt,
    commitBy: terms.commitBy,
    challengeEnd: terms.challengeEnd,
    freezeAt: draw.freezeAt,
    drawBy: terms.drawBy,
    claimSeconds: terms.claimSeconds,
    committedAt: committed ? draw.committedAt : null,
    round: draw.round === 0 ? null : draw.round,
    roundAt: draw.roundAt === 0 ? null : draw.roundAt,
    drawnAt: draw.drawnAt === 0 ? null : draw.drawnAt,
    tickets: committed ? draw.total.toString() : sofar!.tickets,
    entrants: committed ? draw.count : sofar!.entrants,
    root: committed ? draw.root : null,
    winners: [...history.proven].map(([prize, { entrant, ticket, weight, transactionHash }]) => ({
      prize,
      entrant,
      ticket,
      weight,
      paidTo: history.paid.get(prize) ?? null,
      transactionHash,
    })),
  };
}
