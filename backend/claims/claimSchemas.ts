import { z } from "zod";
import { schemas } from "../http/schemas.ts";

const status = z.enum(["sent", "mined", "failed", "nothing", "notRelayed"]);

/** Requests and answers about points. */
export const claimSchemas = {
  points: z.object({
    account: z.string(),
    customerId: z.string().nullable(),
    currentEpoch: z.int(),
    claim: z
      .object({
        word: schemas.decimal,
        deadline: schemas.seconds,
        signature: schemas.hex,
        claimable: z.int(),
        calldata: schemas.call,
      })
      .nullable(),
    pending: z.array(z.object({ points: z.int(), availableAt: schemas.seconds, order: z.string() })),
    history: z.array(
      z.object({ at: schemas.seconds, points: z.int(), kind: z.enum(["order", "return"]), order: z.string() }),
    ),
  }),
  request: z.object({ account: schemas.address }),
  answer: z.object({
    account: z.string(),
    claimable: z.int(),
    status,
    transactionHash: schemas.hex.nullable(),
    calldata: schemas.call.nullable(),
    notRelayed: z.object({ code: z.string(), detail: z.string() }).optional(),
  }),
  status: z.object({ transactionHash: schemas.hex, status, problem: z.string().nullable() }),
  transfers: z.object({
    items: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        amount: z.int(),
        at: schemas.seconds,
        blockNumber: z.int(),
        transactionHash: schemas.hex,
      }),
    ),
    nextCursor: z.string().nullable(),
  }),
};
