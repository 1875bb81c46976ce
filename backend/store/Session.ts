import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";

/** Runs statements: each by itself, or all within the transaction it was handed out for. */
export type Session = PgDatabase<PgQueryResultHKT, Record<string, never>>;
