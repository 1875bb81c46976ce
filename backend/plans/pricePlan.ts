import { inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Deps } from "../Deps.ts";
import { Problem } from "../http/Problem.ts";
import { products } from "../store/schema/orders.ts";
import { runInThread } from "../threads/runInThread.ts";
import type { planSchemas } from "./planSchemas.ts";
import type { PriceQuestion, pricesThatPay } from "./pricesThatPay.ts";
import type { ProductKnowledge } from "./ProductKnowledge.ts";
import { unlessUnknown } from "./unlessUnknown.ts";
import { weeklyUnits } from "./weeklyUnits.ts";

const script = new URL("./priceThread.ts", import.meta.url);

/**
 * Prices for the coming week that should earn most within bounds, stock and margin, beside what the present prices should earn. Where
 * such plans would not have paid on the shop's own past weeks, the present prices stay.
 * @throws Problem ProductUnknown; EngineError when too few products ever changed their price, or nothing keeps the bounds
 */
export async function pricePlan(
  { store }: Deps,
  { elasticities, forecastWeights }: ProductKnowledge,
  request: z.output<typeof planSchemas.priceRequest>,
): Promise<z.input<typeof planSchemas.pricePlan>> {
  const skus = [...new Set(request.skus)].map(Number).filter((sku) => sku < 2 ** 31);
  const found = await store.session.select().from(products).where(inArray(products.sku, skus));
  const missing = skus.find((sku) => !found.some((product) => product.sku === sku));
  if (missing !== undefined || found.length < new Set(request.skus).size) {
    throw new Problem(
      404,
      "ProductUnknown",
      `There is no product ${missing ?? "of that number"}. GET /v1/products lists them.`,
    );
  }
  const sold = await weeklyUnits(store.session, skus);
  const { bySku, mean, sales } = await elasticities.now();
  const price = found.map(({ priceMinor }) => priceMinor);
  const cost = price.map((each) => each * request.costShare);
  const elasticity = found.map(({ sku }) => Math.min(0, bySku.get(sku)?.elasticity ?? mean));
  const stock = found.map(({ sku }) => request.stock[String(sku)] ?? Infinity);
  const { lowest, highest, leastMargin, costShare } = request;
  const question: PriceQuestion = {
    sales,
    products: { price, cost, elasticity, stock },
    weeks: found.map(({ sku }) => sold.get(sku)!),
    weights: await unlessUnknown(forecastWeights.now()),
    bounds: { lowest, highest, leastMargin, costShare },
  };
  const { judged, demand, plan: paying } = await runInThread<typeof pricesThatPay>(script, question);
  const now = { price, units: demand.map((each, i) => Math.min(each, stock[i]!)) };
  const profitOf = ({ price: asked, units }: { price: ArrayLike<number>; units: ArrayLike<number> }): number =>
    cost.reduce((sum, each, i) => sum + (asked[i]! - each) * units[i]!, 0);
  const plan = paying ?? {
    ...now,
    profit: profitOf(now),
    revenue: price.reduce((sum, each, i) => sum + each * now.units[i]!, 0),
    schedule: price.map((each) => [{ price: each, share: 1 }]),
  };
  return {
    items: found.map((product, i) => ({
      sku: String(product.sku),
      priceMinor: product.priceMinor,
      plannedMinor: plan.price[i]!,
      elasticity: elasticity[i]!,
      unitsNow: demand[i]!,
      units: plan.units[i]!,
      schedule: plan.schedule[i]!.map((each) => ({ ...each })),
    })),
    uses: paying ? "plan" : "present prices",
    judged: judged && {
      products: judged.products,
      gain: { value: judged.mean, low: judged.low, high: judged.high },
    },
    profitNowMinor: profitOf(now),
    profitMinor: plan.profit,
    revenueMinor: plan.revenue,
  };
}
