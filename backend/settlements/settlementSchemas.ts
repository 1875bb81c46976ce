import { z } from "zod";
import { schemas } from "../http/schemas.ts";

/** Requests and answers of settlements. */
export const settlementSchemas = {
  request: z.object({
    quoteHash: schemas.bytes32,
    consent: schemas.bytes,
    couponSignatures: z
      .array(z.object({ audience: z.int().min(1).max(255), signature: schemas.bytes }))
      .max(8)
      .default([]),
  }),
  answer: z.object({
    orderId: schemas.hex,
    quoteHash: schemas.hex,
    status: z.enum(["sent", "settled", "notRelayed"]),
    transactionHash: schemas.hex.nullable(),
    calldata: schemas.call,
    notRelayed: z.object({ code: z.string(), detail: z.string() }).optional(),
  }),
  status: z.object({
    orderId: schemas.hex,
    quoteHash: schemas.hex,
    campaign: z.string(),
    account: z.string(),
    status: z.enum(["quoted", "sent", "settled", "failed", "expired"]),
    transactionHash: schemas.hex.nullable(),
    blockNumber: z.int().nullable(),
    total: schemas.money,
    points: z.int(),
    calldata: schemas.call.nullable(),
    problem: z.string().nullable(),
  }),
  listed: z.object({
    items: z.array(
      z.object({
        orderId: schemas.hex,
        account: z.string(),
        quoteHash: schemas.hex,
        subtotal: schemas.money,
        discount: schemas.money,
        total: schemas.money,
        points: z.int(),
        tickets: z.int(),
        at: schemas.seconds,
        blockNumber: z.int(),
        transactionHash: schemas.hex,
        uses: z.array(z.object({ rule: z.int(), uses: z.int() })),
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
  usage: z.object({
    items: z.array(z.object({ rule: z.int(), limit: z.int(), taken: z.int(), settled: z.int(), live: z.int() })),
    points: z.object({ budget: z.int(), taken: z.int(), settled: z.int(), live: z.int() }),
  }),
};
