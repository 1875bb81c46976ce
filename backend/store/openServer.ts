import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { migrationsFolder } from "./migrationsFolder.ts";
import type { Store } from "./Store.ts";
import { StoreError } from "./StoreError.ts";

/** Any number that nothing else in the database locks: several backends that start together migrate one by one. */
const MIGRATION_LOCK = 7_262_151;

async function migrateAlone(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MIGRATION_LOCK]);
    await migrate(drizzle({ client, casing: "snake_case" }), { migrationsFolder });
    await client.query("select pg_advisory_unlock($1)", [MIGRATION_LOCK]);
  } finally {
    client.release();
  }
}

/**
 * Opens a PostgreSQL server.
 * @param url a connection string; its password never appears in an error
 * @throws StoreError ServerUnreachable
 */
export async function openServer(url: string): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: 16,
    connectionTimeoutMillis: 5_000,
    query_timeout: 120_000,
  });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  // So is one that breaks while a transaction has it: its statement is told.
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    await migrateAlone(pool);
  } catch (error) {
    await pool.end();
    const reason = error instanceof Error ? error.message : "unknown error";
    throw new StoreError(
      "ServerUnreachable",
      `PostgreSQL at DATABASE_URL cannot be used: ${reason}. Check that the server runs, and the host, database, user and password in DATABASE_URL.`,
    );
  }
  const session = drizzle({ client: pool, casing: "snake_case" });
  let closing: Promise<void> | undefined;
  return {
    session,
    async call<Row>(name: string, args: readonly (string | number)[]) {
      const text = `select * from ${name}(${args.map((_, index) => `$${index + 1}`).join(", ")})`;
      // Named: each connection parses it once.
      return (await pool.query({ name, text, values: [...args] })).rows as Row[];
    },
    transaction: (work) => session.transaction(work),
    ping: async () => void (await session.execute(sql`select 1`)),
    close: () => (closing ??= pool.end()),
  };
}
