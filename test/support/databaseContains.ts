import { sql } from "drizzle-orm";
import { rowsOf } from "../../backend/store/rowsOf.ts";
import type { Store } from "../../backend/store/Store.ts";

/**
 * Which tables of the whole database have a text in any column, whatever its type (bytes are searched as text and as hex), ignoring case.
 */
export async function databaseContains({ session }: Store, text: string): Promise<string[]> {
  const tables = await rowsOf<{ name: string }>(
    session,
    sql`select tablename as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') and tablename not like '\\_\\_%'`,
  );
  if (tables.length < 20) throw new Error("the search did not see the tables");
  const found: string[] = [];
  const asBytes = Buffer.from(text).toString("hex");
  for (const { name } of tables) {
    const whole = sql`lower(${sql.identifier(name)}::text)`;
    const [row] = await rowsOf<{ hit: boolean }>(
      session,
      sql`select exists (select from ${sql.identifier(name)} where position(lower(${text}::text) in ${whole}) > 0 or position(${asBytes}::text in ${whole}) > 0) as hit`,
    );
    if (row!.hit) found.push(name);
  }
  return found;
}
