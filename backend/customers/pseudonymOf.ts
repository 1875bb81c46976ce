import { createHmac } from "node:crypto";

/**
 * The name a customer has here: a keyed hash of the shop's own customer number. Without the key nobody can find it from the number
 * (numbers are few enough to try them all), and deleting the customer's row leaves nothing that leads back.
 */
export function pseudonymOf(key: Uint8Array, customerNo: string): string {
  return `c_${createHmac("sha256", key).update(customerNo).digest("hex").slice(0, 24)}`;
}
