import type { Rule } from "#sdk";

/** Five more rules, which make the everyday promotion one of ten. */
export const moreRules: readonly Rule[] = [
  { kind: "AmountOff", lane: 2, value: 1_500, audience: 7, personal: true, perAccount: 1 },
  { kind: "PercentOff", lane: 3, value: 800, minTier: 2, cap: 5_000 },
  { kind: "BundlePrice", lane: 5, selector: 12n, value: 3_900, perOrder: 1 },
  { kind: "UnitPrice", lane: 6, selector: 32n, trigger: 1n, minSpend: 15_000, value: 0, perOrder: 1, limit: 500 },
  { kind: "Tickets", lane: 7, every: 5_000, value: 1, from: 1_767_225_600, until: 1_798_761_600 },
];
