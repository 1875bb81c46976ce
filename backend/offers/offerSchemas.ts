import { z } from "zod";
import { schemas } from "../http/schemas.ts";

/** Requests and answers of offers. */
export const offerSchemas = {
  offers: z.object({
    items: z.array(
      z.object({
        campaign: z.string(),
        rule: z.int(),
        audience: z.int(),
        batch: z.int(),
        value: z.int(),
        from: schemas.seconds,
        until: schemas.seconds,
        salt: schemas.hex,
        proof: z.array(schemas.hex),
        root: schemas.hex,
        title: schemas.words,
        reason: schemas.words,
      }),
    ),
  }),
  request: z.object({
    campaign: schemas.address,
    budgetMinor: z.int().min(1),
    days: z.int().min(1).max(30).default(14),
  }),
  answer: z.object({
    batch: z.int().nullable(),
    root: schemas.hex,
    from: schemas.seconds,
    until: schemas.seconds,
    offers: z.int(),
    reservedMinor: schemas.money,
    budgetMinor: schemas.money,
    withoutAccount: z.int(),
    status: z.enum(["sent", "mined"]),
    transactionHash: schemas.hex.nullable(),
    calldata: schemas.call,
  }),
  list: z.object({
    items: z.array(
      z.object({
        campaign: z.string(),
        batch: z.int().nullable(),
        root: schemas.hex,
        from: schemas.seconds,
        until: schemas.seconds,
        offers: z.int(),
        budgetMinor: schemas.money,
        reservedMinor: schemas.money,
        createdAt: schemas.seconds,
      }),
    ),
  }),
};
