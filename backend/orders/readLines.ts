import { createReadStream } from "node:fs";
import { OrdersFileError } from "./OrdersFileError.ts";

/** No line of an orders file is longer; a longer one means that the file is no text. */
const MAX_LINE = 1_000_000;

/**
 * Streams the lines of a UTF-8 file, some at a time, without their ends (LF or CRLF) and without a BOM.
 * @throws OrdersFileError FileBinary
 */
export async function* readLines(path: string): AsyncGenerator<string[]> {
  let rest = "";
  let first = true;
  for await (const chunk of createReadStream(path, {
    encoding: "utf8",
    highWaterMark: 512 * 1024,
  }) as AsyncIterable<string>) {
    const lines = (rest + (first ? chunk.replace(/^\uFEFF/, "") : chunk)).split("\n");
    first = false;
    rest = lines.pop() ?? "";
    if (rest.length > MAX_LINE) {
      throw new OrdersFileError(
        "FileBinary",
        `The orders file ${path} has a line of more than ${MAX_LINE} characters. Is it a CSV?`,
      );
    }
    yield lines.map((line) => (line.endsWith("\r") ? line.slice(0, -1) : line));
  }
  if (rest !== "") yield [rest];
}
