import { sql } from "drizzle-orm";
import type { Session } from "./Session.ts";

/** A column as one array; the type is PostgreSQL's, for example `int`. */
export type Column = {
  name: string;
  type: "int" | "bigint" | "text" | "boolean" | "float8";
  values: readonly unknown[];
};

/**
 * Inserts many rows in one statement, each column sent as one array: the fastest path that PGlite and a server share
 * (COPY was measured 15 % faster on PGlite, and needs another client on a server).
 */
export async function insertColumns(session: Session, table: string, columns: readonly Column[]): Promise<void> {
  if ((columns[0]?.values.length ?? 0) === 0) return;
  const names = columns.map((column) => sql.identifier(column.name));
  const arrays = columns.map((column) => sql`${sql.param(column.values)}::${sql.raw(column.type)}[]`);
  await session.execute(
    sql`insert into ${sql.identifier(table)} (${sql.join(names, sql`, `)}) select * from unnest(${sql.join(arrays, sql`, `)})`,
  );
}
