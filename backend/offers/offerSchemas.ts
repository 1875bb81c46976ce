import { z } from "zod";
import { schemas } from "../http/schemas.ts";
import { targetingSchema } from "./targetingSchema.ts";

const share = z.number().min(0).max(1);

const report = z.object({
  job: z.enum(["purchase", "order value"]),
  model: z.string(),
  baseline: z.string(),
  metric: z.enum(["AUC", "mean absolute log error"]),
  value: z.number(),
  baselineValue: z.number(),
  gain: z.object({
    loss: z.enum(["log loss", "absolute error"]),
    mean: z.number(),
    low: z.number(),
    high: z.number(),
  }),
  customers: z.int(),
});

const snapshot = z.object({
  version: z.object({ engine: z.string(), features: z.array(z.string()).readonly() }),
  seed: z.int(),
  asOf: schemas.seconds,
  days: z.int(),
  budgetMinor: schemas.money,
  models: z.object({
    lifetime: z.object({ r: z.number(), alpha: z.number(), a: z.number(), b: z.number() }).nullable(),
    orderValue: z.object({ p: z.number(), q: z.number(), v: z.number() }).nullable(),
    reports: z.array(report).readonly(),
    elasticity: z.object({
      elasticity: z.number(),
      measured: z
        .object({
          mean: z.number(),
          error: z.number().optional().meta({ description: "Standard error of the mean." }),
          deviation: z.number(),
          products: z.int(),
        })
        .nullable(),
      bounds: z.tuple([z.number(), z.number()]).readonly(),
    }),
    effect: z.object({ ratio: z.number(), low: z.number(), high: z.number(), batches: z.int() }),
    targeting: targetingSchema.nullish(),
    margin: z.number(),
  }),
  segmentation: z.object({
    method: z.string(),
    silhouettes: z
      .array(z.object({ method: z.string(), segments: z.int(), silhouette: z.number().nullable() }))
      .readonly(),
  }),
  segments: z
    .array(
      z.object({
        name: schemas.words,
        customers: z.int(),
        silentDays: z.number(),
        orders: z.number(),
        spendMinor: z.number(),
        lifetimeValueMinor: z.number(),
        mayBeLeaving: z.int(),
      }),
    )
    .readonly(),
  offers: z
    .array(
      z.object({
        rule: z.int(),
        value: z.int(),
        customers: z.int(),
        expectedCostMinor: z.number(),
        expectedProfitMinor: z.number(),
        worstCaseMinor: schemas.money,
      }),
    )
    .readonly(),
  fairness: z
    .array(
      z.object({
        segment: z.int(),
        eligible: z.int(),
        offered: z.int(),
        least: z.int(),
        most: z.int(),
        expectedCostMinor: z.number(),
        expectedProfitMinor: z.number(),
      }),
    )
    .readonly(),
  holdout: z.object({ share, customers: z.int() }),
  allocation: z.object({ expectedProfitMinor: z.number(), boundMinor: z.number(), budgetPrice: z.number() }),
  totals: z.object({
    customers: z.int(),
    withAccount: z.int(),
    offered: z.int(),
    worstCaseMinor: schemas.money,
    expectedCostMinor: z.number(),
    expectedProfitMinor: z.number(),
  }),
});

const batch = z.object({
  id: z.int(),
  campaign: z.string(),
  batch: z.int().nullable(),
  root: schemas.hex,
  from: schemas.seconds,
  until: schemas.seconds,
  offers: z.int(),
  budgetMinor: schemas.money,
  reservedMinor: schemas.money,
  createdAt: schemas.seconds,
  seed: z.int(),
});

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
  request: z
    .object({
      campaign: schemas.address,
      budgetMinor: z.int().min(1),
      days: z.int().min(1).max(30).default(14),
      seed: z.int().min(0).optional(),
      from: schemas.seconds.optional(),
      holdout: share
        .max(0.9)
        .optional()
        .meta({ description: "Share of the customers that gets no offer; default 0.1." }),
      least: share
        .default(0.05)
        .meta({ description: "Share of each segment that gets an offer at least, as far as the budget allows." }),
      most: share.default(1).meta({ description: "Share of each segment that gets an offer at most." }),
    })
    .refine(({ least, most }) => least <= most, { path: ["most"], message: "expected at least as much as `least`" }),
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
    seed: z.int(),
    snapshot,
  }),
  list: z.object({ items: z.array(batch) }),
  one: batch.extend({ uri: z.string(), snapshot: snapshot.nullable() }),
};
