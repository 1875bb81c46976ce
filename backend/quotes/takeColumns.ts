import { sql, type SQL } from "drizzle-orm";
import type { Take } from "./Take.ts";

/** The takes as a table `(rule, account, uses, capacity)`. */
export function takeColumns(takes: readonly Take[]): SQL {
  return sql`unnest(
    ${sql.param(takes.map((take) => take.rule))}::int[], ${sql.param(takes.map((take) => take.account))}::text[],
    ${sql.param(takes.map((take) => take.uses))}::bigint[], ${sql.param(takes.map((take) => take.capacity))}::bigint[]
  ) as w(rule, account, uses, capacity)`;
}
