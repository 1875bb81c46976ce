import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { packEntries } from "#sdk/draw/packEntries";
import { parseEntries } from "#sdk/draw/parseEntries";

/** The list in `path`: a CSV file `entrant,weight` when it ends in .csv, otherwise the 40-byte records of a list file. */
export async function loadEntries(path: string): Promise<Uint8Array> {
  if (!path.endsWith(".csv")) return readFile(path);
  return packEntries(parseEntries(createInterface({ input: createReadStream(path), crlfDelay: Infinity })));
}
