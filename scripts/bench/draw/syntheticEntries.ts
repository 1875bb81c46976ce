import { RECORD_BYTES } from "../../../contracts/sdk/draw/recordBytes.ts";

/** An ascending list of `count` claim keys that follow from their number, with 1 to 5 tickets each. */
export function syntheticEntries(count: number): Uint8Array {
  const entries = new Uint8Array(count * RECORD_BYTES);
  const view = new DataView(entries.buffer);
  for (let i = 0; i < count; i++) {
    const at = i * RECORD_BYTES;
    entries[at + 11] = 1;
    view.setUint32(at + 12, Math.floor(((i + 1) * 0xffff_ffff) / (count + 1)));
    view.setUint32(at + 16, Math.imul(i + 1, 0x9e37_79b1) >>> 0);
    view.setUint32(at + 20, Math.imul(i + 1, 0x85eb_ca6b) >>> 0);
    view.setUint32(at + 24, Math.imul(i + 1, 0xc2b2_ae35) >>> 0);
    view.setUint32(at + 28, Math.imul(i + 1, 0x27d4_eb2f) >>> 0);
    view.setUint32(at + 36, 1 + (i % 5));
  }
  return entries;
}
