import type { z } from "zod";
import { planMarkdown } from "../offers/engine/price/planMarkdown.ts";
import { countTo } from "./countTo.ts";
import type { planSchemas } from "./planSchemas.ts";

type Request = z.output<typeof planSchemas.markdownRequest>;

/** What to ask for a stock that must go, by period and units left. @throws EngineError when the prices are no ladder downwards */
export function markdownPlan({
  stock,
  periods,
  pricesMinor,
  demand,
  salvageMinor,
}: Request): z.input<typeof planSchemas.markdownPlan> {
  const plan = planMarkdown({ stock, periods, prices: pricesMinor, demand, salvage: salvageMinor });
  return {
    valueMinor: plan.value,
    firstPrices: countTo(periods).map((period) => ({
      period,
      pricesByStockMinor: countTo(stock).map((left) => pricesMinor[plan.priceAt(period, left + 1, 0)]!),
    })),
  };
}
