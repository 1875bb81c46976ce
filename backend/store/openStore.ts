import { openEmbedded } from "./openEmbedded.ts";
import { openServer } from "./openServer.ts";
import type { Store } from "./Store.ts";

/** Where the data lives: a server, else a folder, else memory. */
export type StoreLocation = { databaseUrl?: string | undefined; folder?: string | undefined };

/**
 * Opens the database and brings its schema up to date.
 * @throws StoreError
 */
export function openStore({ databaseUrl, folder }: StoreLocation): Promise<Store> {
  return databaseUrl === undefined ? openEmbedded(folder) : openServer(databaseUrl);
}
