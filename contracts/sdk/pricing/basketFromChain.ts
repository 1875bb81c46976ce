import type { Basket } from "./Basket.ts";
import type { ChainContext, ChainLine } from "./basketToChain.ts";

/**
 * The basket of a contract's call or event.
 * @throws RangeError when a price, time or personal value is above 2^53 - 1, which no contract prices
 */
export function basketFromChain(lines: readonly ChainLine[], context: ChainContext): Basket {
  return {
    lines: lines.map(({ sku, tags, price, quantity }) => ({ sku, tags, price: toNumber(price, "price"), quantity })),
    context: {
      time: toNumber(context.time, "time"),
      tier: context.tier,
      audiences: Object.fromEntries(
        context.audiences.map(({ number, value }) => [number, toNumber(value, "personal value")]),
      ),
      // No order uses a rule more than 2^53 - 1 times, so "unlimited" loses nothing.
      available: Object.fromEntries(context.available.map(({ rule, uses }) => [rule, toCount(uses)])),
    },
  };
}

function toCount(uses: bigint): number {
  return Math.min(Number(uses), Number.MAX_SAFE_INTEGER);
}

function toNumber(value: bigint, what: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number)) throw new RangeError(`${what} ${value} is above 2^53 - 1`);
  return number;
}
