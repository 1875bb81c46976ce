import type { Basket, BasketLine, Kind, Rule, RuleBook } from "#sdk";

/** An everyday basket of `count` lines: prices of a few digits, one to four units, a handful of product groups. */
export function sizedBasket(count: number): Basket {
  const lines: BasketLine[] = Array.from({ length: count }, (_, i) => ({
    sku: BigInt(10_001 + i),
    tags: 1n << BigInt(i % 6),
    price: 995 + 350 * i,
    quantity: 1 + (i % 4),
  }));
  return { lines, context: { time: 1_700_000_000, tier: 1, audiences: { "7": 300 } } };
}

/** The promotion of an everyday shop, as far as `count` rules go: five kinds in five lanes, then more of them. */
export function sizedBook(count: number): RuleBook {
  const everyday: Rule[] = [
    { kind: "UnitPrice", lane: 0, selector: 1n, value: 900, perOrder: 2 },
    { kind: "BuyXGetY", lane: 1, selector: 2n, buy: 1, get: 1, value: 5_000 },
    { kind: "AmountOff", lane: 2, every: 10_000, value: 1_000, cap: 3_000 },
    { kind: "PercentOff", lane: 3, value: 500, audience: 7, personal: true },
    { kind: "Points", lane: 4, every: 100, value: 1 },
  ];
  const rules = Array.from({ length: count }, (_, i) => {
    const rule = everyday[i % 5]!;
    const round = Math.floor(i / 5) % 3;
    return { ...rule, lane: (rule.lane ?? 0) + 5 * round, value: (rule.value ?? 0) + Math.floor(i / 5) };
  });
  return { currency: "USD", maxDiscountBps: 5_000, rules };
}

/** The dearest thing a contract can be asked: every rule touches every line. */
export function worstBook(kind: Kind): RuleBook {
  const bundle = { selector: 0xffn, perOrder: 20, value: kind === "BundlePrice" ? 1 : 1_000 };
  const buyXGetY = { selector: 0x3fn, trigger: 0xc0n, buy: 1, get: 1, value: 1_000 };
  const fields = kind.startsWith("Bundle") ? bundle : kind === "BuyXGetY" ? buyXGetY : { value: 10, cap: 2 ** 50 };
  const rules: Rule[] = Array.from({ length: 32 }, (_, i) => ({ kind, lane: i >> 1, ...fields }));
  return { maxDiscountBps: 9_999, rules };
}
