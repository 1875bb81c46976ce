import { createHmac } from "node:crypto";

/** What is kept of an erased customer, so that an orders file does not bring it back: a keyed hash that leads nowhere without the key. */
export function suppressionOf(key: Uint8Array, pseudonym: string): string {
  return createHmac("sha256", key).update(`erased ${pseudonym}`).digest("hex");
}
