import type { Basket } from "./Basket.ts";

/** `Line` of contracts/types/Line.sol as viem has it. */
export interface ChainLine {
  sku: bigint;
  tags: bigint;
  price: bigint;
  quantity: number;
}

/** `Context` of contracts/types/Context.sol as viem has it. */
export interface ChainContext {
  time: bigint;
  tier: number;
  audiences: readonly { number: number; value: bigint }[];
  available: readonly { rule: number; uses: bigint }[];
}

/** A basket as the contract wants it: lines in canonical order, audiences and available uses ascending. */
export function basketToChain({ lines, context }: Basket): { lines: ChainLine[]; context: ChainContext } {
  return {
    lines: lines
      .map(({ sku, tags, price, quantity }) => ({ sku, tags, price: BigInt(price), quantity }))
      .sort((a, b) => (a.price === b.price ? compare(a.sku, b.sku) : compare(a.price, b.price))),
    context: {
      time: BigInt(context.time),
      tier: context.tier ?? 0,
      audiences: entriesOf(context.audiences).map(([number, value]) => ({ number, value })),
      available: entriesOf(context.available).map(([rule, uses]) => ({ rule, uses })),
    },
  };
}

function entriesOf(record: Readonly<Record<string, number>> = {}): [number, bigint][] {
  return Object.entries(record)
    .map(([key, value]): [number, bigint] => [Number(key), BigInt(value)])
    .sort(([a], [b]) => a - b);
}

function compare(a: bigint, b: bigint): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
