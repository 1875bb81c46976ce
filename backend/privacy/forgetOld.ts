import { sql, type SQL } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";

/** How many rows of each kind went. */
export type Forgotten = { events: number; answers: number; signIns: number; sessions: number };

/** Kept answers replay a repeated request for a day. */
const ANSWER_SECONDS = 86_400;

/** Rows deleted in one statement: others do not wait long for it. */
const MOST = 5_000;

async function remove(session: Session, table: SQL, where: SQL): Promise<number> {
  for (let gone = 0; ; gone += MOST) {
    const rows = await rowsOf(
      session,
      sql`delete from ${table} where ctid = any(array(select ctid from ${table} where ${where} limit ${MOST})) returning 1`,
    );
    if (rows.length < MOST) return gone + rows.length;
  }
}

/**
 * Deletes what nobody may or need keep any longer: events older than the retention period, and those of a customer whose consent is not
 * there; answers kept for repeated requests; sign-ins and sessions that are over. It may run anywhere, any number of times.
 * @param now Unix seconds
 * @param eventSeconds how long events are kept
 */
export async function forgetOld(session: Session, now: number, eventSeconds: number): Promise<Forgotten> {
  const isOver = sql`expires_at < ${now}`;
  return {
    events: await remove(
      session,
      sql`events`,
      sql`at < ${now - eventSeconds} or not exists (
            select from consents c where c.customer_id = events.customer_id and c.purpose = 'behaviour' and c.withdrawn_at is null)`,
    ),
    answers: await remove(session, sql`idempotency_keys`, sql`created_at < ${now - ANSWER_SECONDS}`),
    signIns: await remove(session, sql`sign_ins`, isOver),
    sessions: await remove(session, sql`sessions`, isOver),
  };
}
