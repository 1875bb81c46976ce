import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";

/** What is left of the budgets of some batches, in minor units, by batch. */
export async function loadBudgetsLeft(session: Session, batchIds: readonly number[]): Promise<Map<number, number>> {
  const rows = await rowsOf<{ id: number; left: number }>(
    session,
    sql`select batch_id as id, (capacity_minor - taken_minor)::float8 as left from decision_budgets
        where batch_id = any(${sql.param([...batchIds])}::int[])`,
  );
  return new Map(rows.map(({ id, left }) => [id, left]));
}
