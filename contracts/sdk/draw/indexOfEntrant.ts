import { type Hex, hexToBytes } from "viem";
import { compareEntrants } from "./compareEntrants.ts";
import { RECORD_BYTES } from "./recordBytes.ts";

/** The place of `entrant` in an ascending list of records; undefined when it is not there. */
export function indexOfEntrant(entries: Uint8Array, entrant: Hex): number | undefined {
  const wanted = hexToBytes(entrant);
  let low = 0;
  let high = entries.length / RECORD_BYTES;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const order = compareEntrants(entries, middle * RECORD_BYTES, wanted, 0);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle;
  }
  return undefined;
}
