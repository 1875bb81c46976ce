import { createKeccak } from "hash-wasm";
import type { Hex } from "viem";

const STEP_BYTES = 1 << 22;

/** The `dataHash` of a list: keccak256 of its records, in WebAssembly and in steps that let a browser breathe. */
export async function hashEntries(entries: Uint8Array): Promise<Hex> {
  const keccak = (await createKeccak(256)).init();
  for (let from = 0; from < entries.length; from += STEP_BYTES) {
    keccak.update(entries.subarray(from, from + STEP_BYTES));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return `0x${keccak.digest("hex")}`;
}
