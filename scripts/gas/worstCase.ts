import type { Basket, BasketLine, Kind, Rule, RuleBook } from "#sdk";

const LINES = 100;
const RULES = 32;
const PARTS = 8;
const LARGE = 2 ** 50;
const TIME = Date.UTC(2026, 0, 1) / 1000;

const conditions = { minSpend: 1, minQuantity: 1 };
/** Below every gain, so that each discount is split twice. */
const SMALL_CAP = 1_000;

function fieldsOf(kind: Kind): Omit<Rule, "kind"> {
  switch (kind) {
    case "BundlePrice":
    case "BundlePercent":
      return { ...conditions, cap: SMALL_CAP, selector: 0xffn, perOrder: 20, value: 1_000 };
    case "BuyXGetY":
      return { ...conditions, cap: SMALL_CAP, selector: 0xffn, trigger: 0xffn, buy: 1, get: 1, value: 1_000 };
    case "PercentOff":
      return { ...conditions, cap: SMALL_CAP, value: 1_000 };
    case "AmountOff":
    case "UnitPrice":
      return { ...conditions, cap: SMALL_CAP, every: 1, value: 1_000 };
    case "Points":
    case "Tickets":
      return { ...conditions, cap: LARGE, every: 1_000_000, value: 1 };
  }
}

/**
 * The most that can be asked of a contract with rules of one kind: 100 lines, 32 rules that each touch every line, two
 * to a lane, each with an audience of its own, and an account whose uses of every rule are counted.
 */
export function worstCase(kind: Kind): { book: RuleBook; basket: Basket } {
  const rules = Array.from({ length: RULES }, (_, i) => {
    const limits = { audience: i + 1, limit: LARGE, perAccount: LARGE };
    return { kind, lane: i >> 1, ...limits, ...fieldsOf(kind) };
  });
  const lines: BasketLine[] = Array.from({ length: LINES }, (_, i) => ({
    sku: 2n ** 63n + BigInt(i),
    tags: 1n << BigInt(i % PARTS),
    price: 10_000_000 + i,
    quantity: 100 + i,
  }));
  const byRule = (value: number, first: number) =>
    Object.fromEntries(Array.from({ length: RULES }, (_, i) => [i + first, value]));
  const context = { time: TIME, tier: 0, audiences: byRule(0, 1), available: byRule(LARGE, 0) };
  return { book: { maxDiscountBps: 9_999, rules }, basket: { lines, context } };
}
