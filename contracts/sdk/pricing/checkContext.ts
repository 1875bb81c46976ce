import type { PriceContext } from "./Basket.ts";
import { BasketError } from "./BasketError.ts";

/** @throws BasketError when a time, tier, audience or number of uses is out of range */
export function checkContext({ time, tier = 0, audiences, available }: PriceContext): void {
  if (!isAmount(time)) refuse("time", "Unix seconds from 0 to 2^53 - 1");
  if (!isAmount(tier) || tier > 255) refuse("tier", "an integer from 0 to 255");
  if (audiences !== undefined) checkEntries("audiences", audiences, 1, 255);
  if (available !== undefined) checkEntries("available", available, 0, 31);
}

function checkEntries(field: string, entries: Readonly<Record<string, number>>, first: number, last: number): void {
  for (const key in entries) {
    const number = Number(key);
    if (!isAmount(number) || number < first || number > last || String(number) !== key)
      refuse(field, `keyed by numbers from ${first} to ${last}; "${key}" is none`);
    if (!isAmount(entries[key])) refuse(`${field}["${key}"]`, "an integer from 0 to 2^53 - 1");
  }
}

function isAmount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function refuse(field: string, wanted: string): never {
  throw new BasketError("InvalidBasket", `context: ${field} must be ${wanted}`);
}
