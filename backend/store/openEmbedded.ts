import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/pglite";
import { migrate } from "drizzle-orm/pglite/migrator";
import { lockFolder } from "./lockFolder.ts";
import { migrationsFolder } from "./migrationsFolder.ts";
import type { Store } from "./Store.ts";
import { StoreError } from "./StoreError.ts";

async function open(folder: string | undefined): Promise<PGlite> {
  try {
    return folder === undefined ? await PGlite.create() : await PGlite.create(join(folder, "postgres"));
  } catch (error) {
    throw new StoreError(
      "FolderUnusable",
      `The database in ${folder ?? "memory"} cannot be opened: ${String(error)}. Restore a backup of the folder, or start with another one.`,
      { cause: error },
    );
  }
}

/**
 * Opens PostgreSQL inside this process, in memory or in a folder that no other process uses.
 * PGlite has one session; its `transaction` leases it, other statements wait.
 * @throws StoreError FolderInUse, FolderUnusable
 */
export async function openEmbedded(folder?: string): Promise<Store> {
  const unlock = folder === undefined ? () => undefined : lockFolder(folder);
  try {
    const client = await open(folder);
    const session = drizzle({ client, casing: "snake_case" });
    await migrate(session, { migrationsFolder });
    let closing: Promise<void> | undefined;
    return {
      session,
      // One step of the protocol instead of six: PGlite spends more on each than on a short function.
      async call<Row>(name: string, args: readonly (string | number)[]) {
        const literals = args.map((value) => `'${String(value).replaceAll("'", "''")}'`);
        const [answer] = await client.exec(`select * from ${name}(${literals.join(", ")})`);
        return answer!.rows as Row[];
      },
      transaction: (work) => session.transaction(work),
      ping: async () => void (await session.execute(sql`select 1`)),
      close: () => (closing ??= client.close().finally(unlock)),
    };
  } catch (error) {
    unlock();
    throw error;
  }
}
