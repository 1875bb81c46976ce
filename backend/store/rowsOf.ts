import type { SQL } from "drizzle-orm";
import type { Session } from "./Session.ts";

/**
 * Runs a hand-written statement. Both drivers answer `{ rows }`; bigint columns arrive as text from a server and as
 * numbers from PGlite, so select money `::float8` (exact below 2^53) or convert with `Number`.
 */
export async function rowsOf<Row>(session: Session, query: SQL): Promise<Row[]> {
  const answer = (await session.execute(query)) as { rows: Row[] };
  return answer.rows;
}
