import { createHmac } from "node:crypto";
import type { Hex } from "viem";

/**
 * The salt of an offer's leaf: 128 bits that nobody can guess without the shop's key, the same for the same batch, so that a batch can be
 * made again. The customer goes in under the pseudonym: when that is erased, the salt is gone too. 32 bytes, the last 16 zeros.
 * @param batch what distinguishes the batch: rules, seed and beginning
 */
export function saltOf(key: Uint8Array, batch: string, offer: { pseudonym: string; audience: number }): Hex {
  const digest = createHmac("sha256", key)
    .update(`offer salt|${batch}|${offer.pseudonym}|${offer.audience}`)
    .digest("hex");
  return `0x${digest.slice(0, 32).padEnd(64, "0")}`;
}
