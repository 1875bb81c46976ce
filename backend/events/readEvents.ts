import type { Readable } from "node:stream";
import { Problem } from "../http/Problem.ts";
import type { ReceivedEvent } from "./ReceivedEvent.ts";

const MOST_BYTES = 64 * 1024 * 1024;
const MOST_LINE = 4_096;
const CHUNK = 1_000;

function parseLine(text: string, line: number): ReceivedEvent[] {
  if (text.trim() === "") return [];
  if (text.length > MOST_LINE)
    return [{ line, broken: `The line is longer than ${MOST_LINE} characters. Shorten it.` }];
  try {
    return [{ line, value: JSON.parse(text) as unknown }];
  } catch {
    return [{ line, broken: "The line is no JSON. Send one event a line, without line breaks inside." }];
  }
}

/**
 * Reads a request of NDJSON while it arrives, some events at a time, so that its size never matters to memory.
 * @throws Problem BodyTooLarge
 */
export async function* readEvents(body: Readable): AsyncGenerator<ReceivedEvent[]> {
  const decoder = new TextDecoder();
  let [rest, bytes, line] = ["", 0, 0];
  let events: ReceivedEvent[] = [];
  for await (const part of body as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > MOST_BYTES) {
      throw new Problem(
        413,
        "BodyTooLarge",
        "A request may have at most 64 MB of events. Those before were kept; send the rest in another.",
      );
    }
    const lines = (rest + decoder.decode(part, { stream: true })).split("\n");
    rest = lines.pop()!;
    // Without this a line that never ends would be gathered up to the limit of the whole request.
    if (rest.length > MOST_LINE) rest = rest.slice(0, MOST_LINE + 1);
    for (const text of lines) events.push(...parseLine(text, ++line));
    for (; events.length >= CHUNK; events = events.slice(CHUNK)) yield events.slice(0, CHUNK);
  }
  events.push(...parseLine(rest + decoder.decode(), line + 1));
  if (events.length > 0) yield events;
}
