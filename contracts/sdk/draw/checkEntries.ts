import { compareEntrants } from "./compareEntrants.ts";
import { SumTreeError } from "./SumTreeError.ts";
import { RECORD_BYTES } from "./recordBytes.ts";

/** Throws SumTreeError unless `entries` are records of 40 bytes, strictly ascending by entrant, with weights of at least 1. */
export function checkEntries(entries: Uint8Array): void {
  if (entries.length === 0) throw new SumTreeError("empty", "there are no entries");
  if (entries.length % RECORD_BYTES !== 0) {
    throw new SumTreeError("wrong-length", `a list has 40 bytes an entry, so not ${entries.length} bytes`);
  }
  for (let at = 0; at < entries.length; at += RECORD_BYTES) {
    const entry = at / RECORD_BYTES;
    let weight = 0;
    for (let i = at + 32; i < at + RECORD_BYTES; i++) weight |= entries[i]!;
    if (weight === 0) throw new SumTreeError("bad-weight", `entry ${entry} has no tickets`);
    if (at === 0) continue;
    const order = compareEntrants(entries, at - RECORD_BYTES, entries, at);
    if (order === 0) throw new SumTreeError("duplicate", `entry ${entry} repeats the entrant before it`);
    if (order > 0) throw new SumTreeError("not-ascending", `entry ${entry} stands before a smaller entrant`);
  }
}
