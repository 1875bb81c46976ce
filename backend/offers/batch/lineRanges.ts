import { setImmediate } from "node:timers/promises";
import { type SQL, sql } from "drizzle-orm";
import { rowsOf } from "../../store/rowsOf.ts";
import type { Session } from "../../store/Session.ts";

/** Lines read in one statement: with PGlite everybody else waits for it. */
const CHUNK = 2_500;

/** Conditions on `l` that together name every line of the orders once. In between everybody else has a turn: PGlite never waits for anything. */
export async function* lineRanges(session: Session): AsyncGenerator<SQL> {
  const [last] = await rowsOf<{ id: number | null }>(session, sql`select max(id) as id from order_lines`);
  for (let from = 0; from <= (last?.id ?? 0); from += CHUNK) {
    yield sql`l.id >= ${from} and l.id < ${from + CHUNK}`;
    await setImmediate();
  }
}
