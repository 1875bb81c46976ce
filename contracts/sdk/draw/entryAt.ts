import { bytesToBigInt, bytesToHex } from "viem";
import type { Entry } from "./Entry.ts";
import { RECORD_BYTES } from "./recordBytes.ts";

/** The entry at `index` of a list of records. */
export function entryAt(entries: Uint8Array, index: number): Entry {
  const record = entries.subarray(index * RECORD_BYTES, (index + 1) * RECORD_BYTES);
  return { entrant: bytesToHex(record.subarray(0, 32)), weight: bytesToBigInt(record.subarray(32)) };
}
