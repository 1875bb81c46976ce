import { EngineError } from "../engine/numeric/EngineError.ts";
import { fitElasticity } from "../engine/price/fitElasticity.ts";
import { shrinkElasticities } from "../engine/price/shrinkElasticities.ts";
import type { WeeklySales } from "./PurchaseTable.ts";

/** How buyers of this shop answer to prices. */
export type ElasticityReport = {
  /** Percent more orders for one percent less price; within `bounds`. */
  elasticity: number;
  /** Mean of the products' regressions before the bounds, with its spread between products; null when it is assumed. */
  measured: { mean: number; deviation: number; products: number } | null;
  bounds: readonly [number, number];
};

/** Prices of past sales were not drawn at random (wholesalers pay less and take more), so what they say is only believed in this range. */
const bounds = [0.5, 2.5] as const;

/** Used where fewer than ten products were sold at different prices: a common finding for retail (Bijmolt et al. 2005 have 2.6 on average). */
const assumed = 1.5;

/** The common elasticity of the products, from one log-log regression each with the shop's sales as control, shrunk to their mean. */
export function learnElasticity(sales: readonly WeeklySales[]): ElasticityReport {
  const estimates: number[] = [];
  const errors: number[] = [];
  for (const { price, orders, shopOrders } of sales) {
    try {
      const { elasticity, error } = fitElasticity({ price, quantity: orders, controls: [shopOrders.map(Math.log)] });
      if (!(error > 0 && Number.isFinite(error))) continue;
      estimates.push(elasticity);
      errors.push(error);
    } catch (cause) {
      // A product whose weeks say nothing is left out.
      if (!(cause instanceof EngineError)) throw cause;
    }
  }
  if (estimates.length < 10) return { elasticity: assumed, measured: null, bounds };
  const { mean, deviation } = shrinkElasticities(estimates, errors);
  return {
    elasticity: Math.min(Math.max(-mean, bounds[0]), bounds[1]),
    measured: { mean, deviation, products: estimates.length },
    bounds,
  };
}
