import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Hex, hexToBytes } from "viem";
import { BackendError } from "../BackendError.ts";
import type { StoreLocation } from "../store/openStore.ts";

/**
 * The key of the customers' pseudonyms. It has to stay the same as long as the data: with a database server it must be given.
 * @throws BackendError ConfigInvalid
 */
export function loadCustomerKey(given: Hex | undefined, { databaseUrl, folder }: StoreLocation): Uint8Array {
  if (given !== undefined) return hexToBytes(given, { size: 32 });
  if (databaseUrl !== undefined) {
    throw new BackendError(
      "ConfigInvalid",
      "With DATABASE_URL, set CUSTOMER_KEY to 32 random bytes in hex (openssl rand -hex 32) and keep it: it names the customers.",
    );
  }
  if (folder === undefined) return randomBytes(32);
  const file = join(folder, "customer-key");
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
  return Buffer.from(readFileSync(file, "utf8").trim(), "hex");
}
