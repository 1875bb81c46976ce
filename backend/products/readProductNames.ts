import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";
import { parse } from "csv-parse/sync";
import { OrdersFileError } from "../orders/OrdersFileError.ts";

/**
 * Reads names by stock code from a CSV with the columns StockCode and Description, plain or compressed with gzip.
 * @throws OrdersFileError FileMissing, HeaderWrong, FileBroken
 */
export async function readProductNames(path: string): Promise<Map<string, string>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new OrdersFileError(
      "FileMissing",
      `The product names ${path} cannot be read: ${String(error)}. Check the path.`,
    );
  }
  let rows: Record<string, string>[];
  try {
    const text = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
    rows = parse(text, { bom: true, columns: true, relax_quotes: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new OrdersFileError("FileBroken", `The product names ${path} cannot be read: ${String(error)}`);
  }
  if (rows[0] !== undefined && (rows[0]["StockCode"] === undefined || rows[0]["Description"] === undefined)) {
    throw new OrdersFileError("HeaderWrong", `The product names ${path} need the columns StockCode and Description.`);
  }
  return new Map(rows.map((row) => [row["StockCode"]!.toUpperCase(), row["Description"]!]));
}
