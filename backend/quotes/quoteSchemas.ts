import { z } from "zod";
import { schemas } from "../http/schemas.ts";

const audience = z.int().min(1).max(255);

const basketLines = z
  .array(z.object({ sku: schemas.sku, quantity: z.int().min(1).max(1_000_000) }))
  .min(1)
  .max(100);

const line = z.object({ sku: schemas.decimal, tags: schemas.decimal, price: schemas.money, quantity: z.int() });

const result = z.object({
  subtotal: schemas.money,
  discount: schemas.money,
  total: schemas.money,
  points: z.int(),
  tickets: z.int(),
  lines: z.array(z.object({ sku: schemas.decimal, price: schemas.money, quantity: z.int(), discount: schemas.money })),
  rules: z.array(z.object({ reason: z.string(), gain: z.int(), uses: z.int() })),
});

const outcome = z.object({
  rule: z.int(),
  kind: z.string(),
  reason: z.string(),
  gain: z.int(),
  uses: z.int(),
  title: schemas.words,
  explanation: schemas.words,
  heldUntil: schemas.seconds.nullable(),
});

const coupon = z.object({
  audience,
  code: schemas.address,
  salt: schemas.bytes32,
  proof: z.array(schemas.bytes32).max(64),
});

const typedData = z.object({
  domain: z.object({ name: z.string(), version: z.string(), chainId: z.int(), verifyingContract: z.string() }),
  types: z.record(z.string(), z.array(z.object({ name: z.string(), type: z.string() }))),
  primaryType: z.string(),
  message: z.object({
    orderId: schemas.hex,
    total: schemas.decimal,
    points: schemas.decimal,
    deadline: schemas.decimal,
    quoteHash: schemas.hex,
  }),
});

/** Requests and answers of prices and quotes. */
export const quoteSchemas = {
  priceRequest: z.object({
    campaign: schemas.address,
    account: schemas.address.optional(),
    lines: basketLines,
    /** Which of the account's offers to present; absent: all. */
    audiences: z.array(audience).max(32).optional(),
  }),
  priceAnswer: z.object({
    result,
    outcomes: z.array(outcome),
    lines: z.array(line),
    context: z.object({
      time: schemas.seconds,
      tier: z.int(),
      audiences: z.record(z.string(), z.int()),
      available: z.record(z.string(), z.int()),
    }),
  }),
  quoteRequest: z.object({
    campaign: schemas.address,
    account: schemas.address,
    lines: basketLines,
    audiences: z.array(audience).max(32).optional(),
    coupons: z.array(coupon).max(8).default([]),
  }),
  quoteAnswer: z.object({
    campaign: z.string(),
    quote: z.object({
      orderId: schemas.hex,
      account: z.string(),
      issuedAt: schemas.seconds,
      deadline: schemas.seconds,
      tier: z.int(),
      audiences: z.array(z.object({ number: z.int(), value: z.int() })),
      available: z.array(z.object({ rule: z.int(), uses: z.int() })),
      lines: z.array(line),
      total: schemas.money,
      points: z.int(),
      tickets: z.int(),
      salt: schemas.hex,
    }),
    quoteHash: schemas.hex,
    quoteSignature: schemas.hex,
    proofs: z.array(z.object({ kind: z.int(), data: schemas.hex })),
    result,
    outcomes: z.array(outcome),
    typedData,
    expiresAt: schemas.seconds,
  }),
};
