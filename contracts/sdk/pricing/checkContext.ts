import type { PriceContext } from "./Basket.ts";
import { BasketError } from "./BasketError.ts";
import { isAmount } from "./isAmount.ts";

/** @throws BasketError when the time or the tier is out of range */
export function checkContext({ time, tier = 0 }: PriceContext): void {
  if (!isAmount(time)) refuse("time", "Unix seconds from 0 to 2^53 - 1");
  if (!isAmount(tier) || tier > 255) refuse("tier", "an integer from 0 to 255");
}

function refuse(field: string, wanted: string): never {
  throw new BasketError("InvalidBasket", `context: ${field} must be ${wanted}`);
}
