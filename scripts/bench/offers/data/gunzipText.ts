import { readFile } from "node:fs/promises";
import { gunzipSync } from "node:zlib";

/** The text of a gzip file. */
export async function gunzipText(path: string): Promise<string> {
  return gunzipSync(await readFile(path)).toString("utf8");
}
