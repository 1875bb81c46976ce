import { z } from "zod";
import { schemas } from "../http/schemas.ts";

const interval = z.object({ value: z.number(), low: z.number(), high: z.number() });
const ratio = z.number().positive();

/** Requests and answers of insights into products and of plans. Money in minor units. */
export const planSchemas = {
  insight: z.object({
    sku: z.string(),
    name: z.string(),
    priceMinor: schemas.money,
    weeks: z.array(z.number()),
    forecast: z.object({ method: z.string(), weeks: z.array(interval) }).nullable(),
    elasticity: interval.extend({ own: z.boolean(), products: z.int() }).nullable(),
    curve: z.array(z.object({ priceMinor: z.number(), units: interval })),
  }),
  priceRequest: z.object({
    skus: z.array(schemas.sku).min(1).max(100),
    lowest: ratio.min(0.5).max(1).default(0.9),
    highest: ratio.min(1).max(2).default(1.1),
    costShare: z.number().min(0).max(1).default(0.5),
    leastMargin: z.number().min(0).max(1).default(0),
    stock: z.record(z.string(), z.int().min(0)).default({}),
  }),
  pricePlan: z.object({
    items: z.array(
      z.object({
        sku: z.string(),
        priceMinor: schemas.money,
        plannedMinor: z.number(),
        elasticity: z.number(),
        unitsNow: z.number(),
        units: z.number(),
        schedule: z.array(z.object({ price: z.number(), share: z.number() })),
      }),
    ),
    /** "present prices" where plans did not earn more than mean prices on the shop's own past weeks: then nothing is changed. */
    uses: z.enum(["plan", "present prices"]),
    judged: z.object({ products: z.int(), gain: interval }).nullable(),
    profitNowMinor: z.number(),
    profitMinor: z.number(),
    revenueMinor: z.number(),
  }),
  markdownRequest: z.object({
    stock: z.int().min(1).max(500),
    periods: z.int().min(1).max(52),
    pricesMinor: z.array(z.int().min(1)).min(1).max(20),
    demand: z.array(z.number().min(0).max(500)).min(1).max(20),
    salvageMinor: z.int().min(0).default(0),
  }),
  markdownPlan: z.object({
    valueMinor: z.number(),
    /** What to ask in each period by units left, while the price has not fallen further. */
    firstPrices: z.array(z.object({ period: z.int(), pricesByStockMinor: z.array(z.int()) })),
  }),
  replenishmentRequest: z.object({
    demand: z.array(z.number().min(0).max(500)).min(1).max(104),
    capacity: z.int().min(1).max(500),
    orderCostMinor: z.int().min(0),
    unitCostMinor: z.int().min(0),
    holdingCostMinor: z.number().min(0),
    lostSaleCostMinor: z.int().min(0),
  }),
  replenishmentPlan: z.object({
    expectedCostMinor: z.array(z.number()),
    orderUpTo: z.array(z.object({ period: z.int(), byStock: z.array(z.int()) })),
  }),
};
