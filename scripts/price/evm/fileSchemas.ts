import { z } from "zod";

const MAX_AMOUNT = 2n ** 53n - 1n;
const MAX_U64 = 2n ** 64n - 1n;

const upTo = (max: bigint) => {
  const error = `must be an integer from 0 to ${max}`;
  return z.bigint(error).min(0n, error).max(max, error);
};
const amount = upTo(MAX_AMOUNT).default(0n);
const byte = upTo(255n).default(0n);
const decimal = z
  .string()
  .regex(/^(0|[1-9]\d{0,19})$/)
  .transform(BigInt)
  .pipe(upTo(MAX_U64));
const word = z
  .union([upTo(MAX_AMOUNT), decimal], `must be an integer from 0 to ${MAX_U64}, above ${MAX_AMOUNT} a decimal string`)
  .default(0n);

const kinds = ["PercentOff", "AmountOff", "UnitPrice", "BuyXGetY", "BundlePrice", "BundlePercent", "Points", "Tickets"];
const kindName = z
  .string()
  .refine((name) => kinds.includes(name))
  .transform((name) => BigInt(kinds.indexOf(name)));
const kind = z.union([kindName, upTo(7n)], `must be one of ${kinds.join(", ")}`);

const rule = z.strictObject({
  kind: kind.default(0n),
  lane: upTo(15n).default(0n),
  personal: z.boolean("must be true or false").default(false),
  value: amount,
  selector: word,
  every: amount,
  minSpend: amount,
  cap: amount,
  trigger: word,
  audience: byte,
  perOrder: amount,
  limit: amount,
  perAccount: amount,
  buy: amount,
  get: amount,
  minTier: byte,
  from: amount,
  until: amount,
  minQuantity: amount,
});

const threeLetters = "must be three letters, such as USD";
const currency = z
  .string(threeLetters)
  .regex(/^([A-Za-z]{3})?$/, threeLetters)
  .default("")
  .transform((code) => `0x${Buffer.from(code).toString("hex").padEnd(6, "0")}` as const);

/** A rule book file, as the contract's struct. */
const book = z.strictObject({
  currency,
  startsAt: amount,
  endsAt: amount,
  maxDiscountBps: upTo(10_000n).default(0n),
  rules: z.array(rule).max(32).default([]),
});

/** `{"7": 300}` with keys from `first` to `last`, ascending. */
const entries = (first: number, last: number) => {
  const key = z
    .string()
    .refine(
      (text) => /^(0|[1-9]\d*)$/.test(text) && Number(text) >= first && Number(text) <= last,
      `keys are numbers from ${first} to ${last}`,
    )
    .transform(Number);
  return z
    .preprocess(pairsOf, z.array(z.tuple([key, upTo(MAX_AMOUNT)]), 'must be an object such as {"7": 300}'))
    .transform((pairs) => pairs.map(([key, value]) => ({ key, value })).sort((a, b) => a.key - b.key));
};

/** All own properties, even one called __proto__, which a record of zod would pass over. */
function pairsOf(json: unknown = {}): unknown {
  return typeof json === "object" && json !== null && !Array.isArray(json) ? Object.entries(json) : undefined;
}

const line = z.strictObject({ sku: word, tags: word, price: amount, quantity: upTo(2n ** 32n - 1n).default(0n) });

const context = z
  .strictObject({ time: amount, tier: byte, audiences: entries(1, 255), available: entries(0, 31) })
  .default({ time: 0n, tier: 0n, audiences: [], available: [] });

/** A basket file. */
const basket = z.strictObject({
  lines: z
    .array(line.refine(({ quantity }) => quantity > 0n, { path: ["quantity"], error: "must be at least 1" }))
    .default([]),
  context,
});

/** The two files of the price command. Written again from the specification, so that it shares nothing with the twin. */
export const fileSchemas = { book, basket };
