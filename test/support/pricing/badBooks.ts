import type { Rule, RuleBook } from "#sdk";

export interface BadBook {
  title: string;
  book: RuleBook;
  /** Undefined when the book itself is at fault. */
  rule?: number;
  field: string;
}

const fine: Rule = { kind: "PercentOff", value: 500 };
const bundle: Rule = { kind: "BundlePercent", selector: 3n, perOrder: 1, value: 500 };

function second(title: string, field: string, rule: Rule): BadBook {
  return { title, field, rule: 1, book: { rules: [fine, { lane: 1, ...rule }] } };
}

/** One book for everything that cannot be launched. */
export const badBooks: readonly BadBook[] = [
  second("bps of 10 001", "value", { kind: "PercentOff", value: 10_001 }),
  second("bps of 10 001 in BuyXGetY", "value", { kind: "BuyXGetY", buy: 1, get: 1, value: 10_001 }),
  second("bps of 10 001 in a bundle", "value", { ...bundle, value: 10_001 }),
  second("every with PercentOff", "every", { kind: "PercentOff", value: 1, every: 100 }),
  second("every with a bundle", "every", { ...bundle, every: 1 }),
  second("perOrder with PercentOff", "perOrder", { kind: "PercentOff", value: 1, perOrder: 1 }),
  second("buy outside BuyXGetY", "buy", { kind: "AmountOff", value: 1, buy: 1 }),
  second("get outside BuyXGetY", "get", { kind: "UnitPrice", value: 1, get: 1 }),
  second("a selector on points", "selector", { kind: "Points", value: 1, selector: 1n }),
  second("a selector on tickets", "selector", { kind: "Tickets", value: 1, selector: 1n }),
  second("buy 0", "buy", { kind: "BuyXGetY", get: 1, value: 1 }),
  second("get 0", "get", { kind: "BuyXGetY", buy: 1, value: 1 }),
  second("a bundle of one part", "selector", { ...bundle, selector: 1n << 63n }),
  second("a bundle of nine parts", "selector", { ...bundle, selector: 511n }),
  second("a bundle without perOrder", "perOrder", { ...bundle, perOrder: 0 }),
  second("a bundle of 21 sets", "perOrder", { ...bundle, perOrder: 21 }),
  second("a window that ends before it starts", "until", { ...fine, from: 200, until: 199 }),
  second("personal without an audience", "personal", { ...fine, personal: true }),
  second("a personal UnitPrice without a cap", "personal", { kind: "UnitPrice", personal: true, audience: 1 }),
  second("a personal BundlePrice without a cap", "personal", {
    ...bundle,
    kind: "BundlePrice",
    personal: true,
    audience: 1,
  }),
  {
    title: "a window that ends before the book starts",
    book: { startsAt: 100, rules: [{ ...fine, until: 99 }] },
    rule: 0,
    field: "until",
  },
  {
    title: "a window that starts after the book ends",
    book: { endsAt: 100, rules: [{ ...fine, from: 101 }] },
    rule: 0,
    field: "from",
  },
  {
    title: "a lane that mixes price and points",
    book: { rules: [{ kind: "Points", value: 1 }, fine] },
    rule: 0,
    field: "lane",
  },
  {
    title: "a lane that mixes points and tickets",
    book: {
      rules: [
        { kind: "Points", value: 1 },
        { kind: "Tickets", value: 1 },
      ],
    },
    rule: 1,
    field: "lane",
  },
  {
    title: "two personal rules of one audience and different kinds",
    book: {
      rules: [
        { kind: "PercentOff", value: 9, personal: true, audience: 4 },
        { kind: "AmountOff", value: 9, personal: true, audience: 4, lane: 1 },
      ],
    },
    rule: 1,
    field: "personal",
  },
  { title: "a book that ends before it starts", book: { startsAt: 2, endsAt: 1, rules: [] }, field: "endsAt" },
  { title: "a campaign cap of 10 001 bps", book: { maxDiscountBps: 10_001, rules: [] }, field: "maxDiscountBps" },
];
