import { eq, sql } from "drizzle-orm";
import { hexToBytes, type Hex } from "viem";
import { buildSumTree, hashEntries } from "#sdk";
import { RECORD_BYTES } from "#sdk/draw/recordBytes";
import { rowsOf } from "../store/rowsOf.ts";
import { drawListParts, draws } from "../store/schema/draws.ts";
import type { Session } from "../store/Session.ts";
import type { Store } from "../store/Store.ts";

const PART_RECORDS = 25_000;

/** The records of 40 bytes of everybody's tickets, ascending by entrant; nobody counts for more than `maxWeight`. */
async function readRecords(session: Session, draw: string, maxWeight: bigint): Promise<Uint8Array> {
  const rows = await rowsOf<{ entrant: Hex; weight: string }>(
    session,
    sql`select entrant, least(sum(tickets), ${maxWeight.toString()}::numeric)::text as weight
        from draw_tickets where draw = ${draw} group by entrant having sum(tickets) > 0 order by entrant collate "C"`,
  );
  const records = new Uint8Array(rows.length * RECORD_BYTES);
  const view = new DataView(records.buffer);
  rows.forEach(({ entrant, weight }, index) => {
    records.set(hexToBytes(entrant), index * RECORD_BYTES);
    view.setBigUint64(index * RECORD_BYTES + 32, BigInt(weight));
  });
  return records;
}

/**
 * Writes the list of a draw whose tickets are closed, with its root. It follows from the tickets alone, so whoever writes it
 * again writes the same. What was kept of erased customers until now is deleted.
 * @returns false when nobody has a ticket
 */
export async function writeList(store: Store, draw: string, maxWeight: bigint): Promise<boolean> {
  const records = await readRecords(store.session, draw, maxWeight);
  if (records.length === 0) return false;
  const tree = await buildSumTree(records);
  const dataHash = await hashEntries(records);
  await store.transaction(async (session) => {
    const [row] = await session.select().from(draws).where(eq(draws.address, draw)).for("update");
    if (row?.root !== null) return;
    const partBytes = PART_RECORDS * RECORD_BYTES;
    for (let part = 0; part * partBytes < records.length; part++) {
      const slice = records.slice(part * partBytes, (part + 1) * partBytes);
      await session.insert(drawListParts).values({ draw, part, records: slice });
    }
    await session
      .update(draws)
      .set({ root: tree.root, total: tree.total.toString(), count: tree.count, dataHash })
      .where(eq(draws.address, draw));
    await session.execute(sql`delete from draw_tickets where draw = ${draw} and source like 'erased:%'`);
  });
  return true;
}
