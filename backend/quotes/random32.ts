import { randomBytes } from "node:crypto";
import type { Hex } from "viem";

/** 32 bytes: `bytes` random ones, then zeros. */
export function random32(bytes = 32): Hex {
  return `0x${randomBytes(bytes).toString("hex").padEnd(64, "0")}`;
}
