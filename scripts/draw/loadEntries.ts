import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { packEntries, type SourcedEntry } from "#sdk/draw/packEntries";
import { parseEntries } from "#sdk/draw/parseEntries";

const LINES_PER_REPORT = 100_000;

/**
 * The list in `path`: a CSV file `entrant,weight` when it ends in .csv, otherwise the 40-byte records of a list file.
 * @param onProgress called with the entries read so far, from time to time
 */
export async function loadEntries(path: string, onProgress?: (read: number) => void): Promise<Uint8Array> {
  if (!path.endsWith(".csv")) return readFile(path);
  const lines = createInterface({ input: createReadStream(path), crlfDelay: Infinity });
  return packEntries(counted(parseEntries(lines), onProgress));
}

async function* counted(
  entries: AsyncIterable<SourcedEntry>,
  onProgress: ((read: number) => void) | undefined,
): AsyncGenerator<SourcedEntry> {
  let read = 0;
  for await (const entry of entries) {
    yield entry;
    if (++read % LINES_PER_REPORT === 0) onProgress?.(read);
  }
}
