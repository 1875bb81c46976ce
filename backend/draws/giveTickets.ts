import { and, eq } from "drizzle-orm";
import type { Address } from "viem";
import type { z } from "zod";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { drawTickets, draws } from "../store/schema/draws.ts";
import type { drawSchemas } from "./drawSchemas.ts";
import { entrantOf } from "./entrantOf.ts";
import { loadDraw } from "./loadDraw.ts";

/**
 * Gives somebody tickets without an order: the free entry of the terms. The same reference counts once.
 * @throws Problem DrawUnknown, EntriesClosed, ReferenceUsed
 */
export async function giveTickets(
  deps: Deps,
  address: Address,
  { tickets, reference, ...holder }: z.output<typeof drawSchemas.free>,
): Promise<z.input<typeof drawSchemas.given>> {
  const { store, chain } = deps;
  const { address: draw } = await loadDraw(store.session, address);
  const { terms } = await deps.draws.reader.fixed(address);
  const now = await chainTime(chain.client);
  const entry = { draw, source: `free:${reference}`, entrant: entrantOf(holder), tickets, finalAt: now };
  return store.transaction(async (session) => {
    const [row] = await session.select().from(draws).where(eq(draws.address, draw)).for("update");
    const [given] = await session
      .select()
      .from(drawTickets)
      .where(and(eq(drawTickets.draw, draw), eq(drawTickets.source, entry.source)));
    if (given !== undefined) {
      if (given.entrant === entry.entrant && given.tickets === tickets) return given;
      throw new Problem(409, "ReferenceUsed", `Tickets were given under ${reference} before. Use another reference.`);
    }
    if (row?.closedAt !== null || now > terms.entriesCloseAt) {
      throw new Problem(409, "EntriesClosed", "The entries of this draw are closed; nobody can get tickets any more.");
    }
    await session.insert(drawTickets).values(entry);
    return entry;
  });
}
