import type { SharedCase } from "./SharedCase.ts";

const BASKETS = 64;
const OUT_OF_REACH = 100_000_000;

/**
 * One rule for each product group, and lines that take turns between the groups. Prices are whole hundreds, so that a
 * percentage needs no rounding, in which the implementations differ.
 */
export function makeSharedCase(lines: number, rules: number): SharedCase {
  return {
    name: `${lines}x${rules}`,
    promotion: `${rules} rules take 5, 10, 15 or 20 % off a product group each once the order reaches a sum; one in five is out of reach`,
    discounts: Array.from({ length: rules }, (_, i) => ({
      group: i,
      percent: 5 + (i % 4) * 5,
      minSpend: i % 5 === 4 ? OUT_OF_REACH : 500 * (i + 1),
    })),
    baskets: Array.from({ length: BASKETS }, (_, basket) =>
      Array.from({ length: lines }, (_, i) => ({
        sku: 10_001 + i,
        group: i % rules,
        price: 100 * (10 + basket + 3 * i),
        quantity: 1 + (i % 4),
      })),
    ),
  };
}
