import { BasketError } from "./BasketError.ts";
import { isAmount } from "./isAmount.ts";

/**
 * What a context says of one audience or rule; undefined when it says nothing.
 * @throws BasketError when the entry is no amount
 */
export function entryOf(
  field: "audiences" | "available",
  entries: Readonly<Record<string, number>> | undefined,
  number: number,
): number | undefined {
  const value = entries?.[number];
  if (value === undefined || isAmount(value)) return value;
  throw new BasketError("InvalidBasket", `context: ${field}["${number}"] must be an integer from 0 to 2^53 - 1`);
}
