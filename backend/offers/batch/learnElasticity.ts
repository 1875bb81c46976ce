import { shrinkElasticities } from "../engine/price/shrinkElasticities.ts";
import { elasticitiesOf } from "./elasticitiesOf.ts";
import type { WeeklySales } from "./PurchaseTable.ts";

/** How buyers of this shop answer to prices. */
export type ElasticityReport = {
  /** Percent more orders for one percent less price; within `bounds`. */
  elasticity: number;
  /** Mean of the products' regressions before the bounds, with its standard error and the spread between products; null when it is assumed. */
  measured: { mean: number; error: number; deviation: number; products: number } | null;
  bounds: readonly [number, number];
};

/** Prices of past sales were not drawn at random (wholesalers pay less and take more), so what they say is only believed in this range. */
const bounds = [0.5, 2.5] as const;

/** Used where fewer than ten products were sold at different prices: a common finding for retail (Bijmolt et al. 2005 have 2.6 on average). */
const assumed = 1.5;

/** The common elasticity of the products, from one log-log regression each with the shop's sales as control, shrunk to their mean. */
export function learnElasticity(sales: readonly WeeklySales[]): ElasticityReport {
  const fits = elasticitiesOf(sales);
  if (fits.length < 10) return { elasticity: assumed, measured: null, bounds };
  const { mean, meanError, deviation } = shrinkElasticities(
    fits.map((fit) => fit.elasticity),
    fits.map((fit) => fit.error),
  );
  return {
    elasticity: Math.min(Math.max(-mean, bounds[0]), bounds[1]),
    measured: { mean, error: meanError, deviation, products: fits.length },
    bounds,
  };
}
