import type { BasketLine } from "#sdk";

/** A basket of `count` lines: prices of a few digits, one to four units, six product groups. */
export function everydayLines(count: number): BasketLine[] {
  return Array.from({ length: count }, (_, i) => ({
    sku: BigInt(10_001 + i),
    tags: 1n << BigInt(i % 6),
    price: 995 + 350 * i,
    quantity: 1 + (i % 4),
  }));
}
