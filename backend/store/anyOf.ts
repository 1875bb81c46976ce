import { sql, type SQL } from "drizzle-orm";

/** What follows `=` in a statement that looks for any of some texts; none is found in an empty list. */
export function anyOf(texts: readonly string[]): SQL {
  return sql`any(${sql.param(texts)}::text[])`;
}
