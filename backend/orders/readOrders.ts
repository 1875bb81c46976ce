import { detectFormat } from "./detectFormat.ts";
import type { RawRow } from "./RawRow.ts";
import { readCsv } from "./readCsv.ts";
import { readParquet } from "./readParquet.ts";

/**
 * Streams an orders file in batches of rows.
 * @throws OrdersFileError
 */
export async function* readOrders(path: string): AsyncGenerator<RawRow[]> {
  yield* (await detectFormat(path)) === "parquet" ? readParquet(path) : readCsv(path);
}
