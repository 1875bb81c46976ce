import type { Rule } from "#sdk";

/** The promotion of an everyday shop: five rules of five kinds, all of which apply to `everydayLines`. */
export const everydayRules: readonly Rule[] = [
  { kind: "UnitPrice", lane: 0, selector: 1n, value: 900, perOrder: 2 },
  { kind: "BuyXGetY", lane: 1, selector: 2n, buy: 1, get: 1, value: 5_000 },
  { kind: "AmountOff", lane: 2, every: 10_000, value: 1_000, cap: 3_000 },
  { kind: "PercentOff", lane: 3, value: 500, minSpend: 20_000, limit: 10_000, perAccount: 2 },
  { kind: "Points", lane: 4, every: 100, value: 1 },
];
