import { Random } from "../numeric/Random.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";

/**
 * The holdout: exactly `round(share * customers)` customers drawn at random get no offer, so that the effect can be measured.
 * The same seed draws the same holdout (Fisher, "The Design of Experiments", 1935). @returns 1 for held out, one a customer.
 */
export function assignHoldout(customers: number, share: number, seed: number): Uint8Array {
  requireInteger(customers, 1, 2 ** 31, "customers");
  requireRange(share, 0, 1, "share");
  const held = new Uint8Array(customers).fill(1, 0, Math.round(share * customers));
  return new Random(seed).shuffle(held);
}
