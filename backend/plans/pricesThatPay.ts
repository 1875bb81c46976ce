import { judgePrices, type PriceJudgement } from "../offers/batch/judgePrices.ts";
import type { WeeklySales } from "../offers/batch/PurchaseTable.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { planPrices } from "../offers/engine/price/planPrices.ts";
import { forecastUnits } from "./forecastUnits.ts";
import type { ForecastWeights } from "./forecastWeights.ts";
import { unlessUnknown } from "./unlessUnknown.ts";

type Products = Parameters<typeof planPrices>[0];

/** Products of which prices are asked, with the units of their weeks; the weeks that plans are judged on; and the bounds of both. */
export type PriceQuestion = {
  sales: readonly WeeklySales[];
  products: Omit<Products, "demand">;
  weeks: readonly Float64Array[];
  weights: ForecastWeights | null;
  bounds: Parameters<typeof judgePrices>[1];
};

type PriceAnswer = {
  /** What plans would have earned on past weeks, if that can be said. */
  judged: PriceJudgement | null;
  /** Units of the coming week at the present prices. */
  demand: number[];
  /** Where plans surely would have earned more. */
  plan: Awaited<ReturnType<typeof planPrices>> | null;
};

/** As the insight into the product forecasts it; the mean of its weeks where they are too few for that. */
function nextWeek(series: Float64Array, weights: ForecastWeights | null): number {
  try {
    return forecastUnits({ series, weeks: 1, weights }).forecast.mean[0]!;
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return series.reduce((sum, units) => sum + units, 0) / Math.max(1, series.length);
  }
}

/**
 * Plans prices where such plans would have paid on the shop's own past weeks.
 * @throws EngineError when nothing keeps the bounds
 */
export async function pricesThatPay({ sales, products, weeks, weights, bounds }: PriceQuestion): Promise<PriceAnswer> {
  // Unknown where too few products changed their price in both the earlier and the later weeks.
  const judged = await unlessUnknown(judgePrices(sales, bounds));
  const pays = judged !== null && judged.low > 0;
  const demand = weeks.map((series) => nextWeek(series, weights));
  return { judged, demand, plan: pays ? await planPrices({ ...products, demand }, bounds) : null };
}
