import { eq } from "drizzle-orm";
import type { z } from "zod";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { products } from "../store/schema/orders.ts";
import { runInThread } from "../threads/runInThread.ts";
import type { forecastUnits } from "./forecastUnits.ts";
import type { planSchemas } from "./planSchemas.ts";
import type { ProductKnowledge } from "./ProductKnowledge.ts";
import { unlessUnknown } from "./unlessUnknown.ts";
import { weeklyUnits } from "./weeklyUnits.ts";

const WEEKS_AHEAD = 8;
const CURVE = [0.8, 0.85, 0.9, 0.95, 1, 1.05, 1.1, 1.15, 1.2];

const script = new URL("./forecastThread.ts", import.meta.url);

/**
 * How a product sells: its weeks, their forecast, and what its sales answer to its price.
 * @throws Problem ProductUnknown
 */
export async function productInsight(
  { store }: Deps,
  { elasticities, forecastWeights }: ProductKnowledge,
  sku: string,
): Promise<z.input<typeof planSchemas.insight>> {
  const number = Number(sku);
  const [product] = number < 2 ** 31 ? await store.session.select().from(products).where(eq(products.sku, number)) : [];
  if (product === undefined) {
    throw new Problem(404, "ProductUnknown", `There is no product ${sku}. GET /v1/products lists those there are.`);
  }
  const series = (await weeklyUnits(store.session, [number])).get(number)!;
  const [weights, learned] = await Promise.all([
    unlessUnknown(forecastWeights.now()),
    unlessUnknown(elasticities.now()),
  ]);
  const question = { series, weeks: WEEKS_AHEAD, weights };
  const found = await unlessUnknown(runInThread<typeof forecastUnits>(script, question));
  const known = learned?.bySku.get(number);
  const own = known ?? (learned && { elasticity: learned.mean, error: learned.deviation });
  const units = found?.forecast.mean[0] ?? 0;
  return {
    sku,
    name: product.name,
    priceMinor: product.priceMinor,
    weeks: [...series],
    forecast: found && {
      method: found.method,
      weeks: Array.from(found.forecast.mean, (value, k) => ({
        value,
        low: found.forecast.low[k]!,
        high: found.forecast.high[k]!,
      })),
    },
    elasticity: own
      ? {
          value: own.elasticity,
          low: own.elasticity - 1.96 * own.error,
          high: own.elasticity + 1.96 * own.error,
          own: known !== undefined,
          products: learned!.bySku.size,
        }
      : null,
    curve: own
      ? CURVE.map((ratio) => {
          const at = (elasticity: number): number => units * ratio ** elasticity;
          const ends = [at(own.elasticity - 1.96 * own.error), at(own.elasticity + 1.96 * own.error)];
          return {
            priceMinor: product.priceMinor * ratio,
            units: { value: at(own.elasticity), low: Math.min(...ends), high: Math.max(...ends) },
          };
        })
      : [],
  };
}
