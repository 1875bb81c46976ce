import { hexToBytes, isHex, size } from "viem";
import { compareEntrants } from "./compareEntrants.ts";
import type { Entry } from "./Entry.ts";
import { SumTreeError } from "./SumTreeError.ts";
import { RECORD_BYTES } from "./recordBytes.ts";

/** An entry, and the line of the file it came from. */
export interface SourcedEntry extends Entry {
  line?: number;
}

const MAX_WEIGHT = (1n << 64n) - 1n;

/**
 * The list file of a stream of entries in any order: 40-byte records, ascending by entrant.
 * Throws SumTreeError for a bad entrant or weight, a duplicate or a total of 2^64; its `line` is the entry's own, or
 * its place in the stream (from 1).
 */
export async function packEntries(entries: Iterable<SourcedEntry> | AsyncIterable<SourcedEntry>): Promise<Uint8Array> {
  let records = new Uint8Array(1024 * RECORD_BYTES);
  let view = new DataView(records.buffer);
  let lines = new Uint32Array(1024);
  let count = 0;
  let total = 0n;
  for await (const { entrant, weight, line = count + 1 } of entries) {
    if (!isHex(entrant) || size(entrant) !== 32) {
      throw new SumTreeError("bad-entrant", `an entrant is 32 bytes of hex, not ${entrant}`, line);
    }
    if (weight < 1n || weight > MAX_WEIGHT) {
      throw new SumTreeError("bad-weight", `a weight is a whole number from 1 to 2^64 - 1, not ${weight}`, line);
    }
    total += weight;
    if (total > MAX_WEIGHT) {
      throw new SumTreeError("sum-too-large", "the weights add up to 2^64 or more: scale them down", line);
    }
    const at = count * RECORD_BYTES;
    if (at === records.length) {
      const larger = new Uint8Array(records.length * 2);
      larger.set(records);
      records = larger;
      view = new DataView(records.buffer);
      const moreLines = new Uint32Array(lines.length * 2);
      moreLines.set(lines);
      lines = moreLines;
    }
    records.set(hexToBytes(entrant), at);
    view.setBigUint64(at + 32, weight);
    lines[count] = line;
    count++;
  }
  if (count === 0) throw new SumTreeError("empty", "there are no entries");
  return sortEntries(records, lines.subarray(0, count));
}

function sortEntries(records: Uint8Array, lines: Uint32Array): Uint8Array {
  const order = new Uint32Array(lines.length).map((_, i) => i);
  const compare = (i: number, j: number): number =>
    compareEntrants(records, i * RECORD_BYTES, records, j * RECORD_BYTES);
  if (order.some((i) => i > 0 && compare(i - 1, i) >= 0)) order.sort(compare);

  const sorted = new Uint8Array(lines.length * RECORD_BYTES);
  order.forEach((from, to) => {
    if (to > 0 && compare(order[to - 1]!, from) === 0) {
      const [first, again] = [lines[order[to - 1]!]!, lines[from]!].sort((a, b) => a - b);
      throw new SumTreeError("duplicate", `the same entrant as in line ${first}`, again);
    }
    sorted.set(records.subarray(from * RECORD_BYTES, (from + 1) * RECORD_BYTES), to * RECORD_BYTES);
  });
  return sorted;
}
