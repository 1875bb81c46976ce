import { RECORD_BYTES } from "./recordBytes.ts";

/** Room for `count` nodes of a level and, when that is odd, for the zero node on their right. */
export function nodeRoom(count: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array((count + (count & 1)) * RECORD_BYTES);
}
