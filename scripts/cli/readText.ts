import { readFile } from "node:fs/promises";

/** The text of a UTF-8 file, without the byte order mark that some editors put first. */
export async function readText(file: string): Promise<string> {
  return (await readFile(file, "utf8")).replace(/^\uFEFF/, "");
}
