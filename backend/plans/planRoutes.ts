import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import { Problem } from "../http/Problem.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { planMarkdown } from "../offers/engine/price/planMarkdown.ts";
import { planReplenishment } from "../offers/engine/price/planReplenishment.ts";
import { Elasticities } from "./Elasticities.ts";
import { planSchemas } from "./planSchemas.ts";
import { pricePlan } from "./pricePlan.ts";
import { productInsight } from "./productInsight.ts";

/** What the engine refuses to compute is the request's fault. */
async function planned<T>(action: () => T | Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof EngineError) throw new Problem(422, "CannotPlan", `There is no plan: ${error.message}.`);
    throw error;
  }
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index);
}

/** Insights into products, and plans of prices, markdowns and stock. */
export function planRoutes(deps: Deps): Route[] {
  const elasticities = new Elasticities(deps.store);
  return [
    defineRoute({
      method: "get",
      path: "/v1/products/{sku}/insight",
      summary: "How a product sells: weeks, forecast and elasticity with intervals",
      access: "merchant",
      params: z.object({ sku: schemas.sku }),
      response: planSchemas.insight,
      handle: ({ params: { sku } }) => productInsight(deps, elasticities, sku),
    }),
    defineRoute({
      method: "post",
      path: "/v1/plans/prices",
      summary: "Prices that should earn most within bounds, stock and margin",
      access: "merchant",
      repeatable: true,
      body: planSchemas.priceRequest,
      response: planSchemas.pricePlan,
      handle: ({ body }) => planned(() => pricePlan(deps, elasticities, body)),
    }),
    defineRoute({
      method: "post",
      path: "/v1/plans/markdown",
      summary: "When to lower the price of a stock that must go",
      access: "merchant",
      repeatable: true,
      body: planSchemas.markdownRequest,
      response: planSchemas.markdownPlan,
      handle: ({ body: { stock, periods, pricesMinor, demand, salvageMinor } }) =>
        planned(() => {
          const plan = planMarkdown({ stock, periods, prices: pricesMinor, demand, salvage: salvageMinor });
          return {
            valueMinor: plan.value,
            firstPrices: upTo(periods).map((period) => ({
              period,
              pricesByStockMinor: upTo(stock).map((left) => pricesMinor[plan.priceAt(period, left + 1, 0)]!),
            })),
          };
        }),
    }),
    defineRoute({
      method: "post",
      path: "/v1/plans/replenishment",
      summary: "When to order how much under uncertain demand",
      access: "merchant",
      repeatable: true,
      body: planSchemas.replenishmentRequest,
      response: planSchemas.replenishmentPlan,
      handle: ({ body }) =>
        planned(() => {
          const { demand, capacity } = body;
          const plan = planReplenishment({
            demand,
            capacity,
            orderCost: body.orderCostMinor,
            unitCost: body.unitCostMinor,
            holdingCost: body.holdingCostMinor,
            lostSaleCost: body.lostSaleCostMinor,
          });
          return {
            expectedCostMinor: [...plan.cost],
            orderUpTo: demand.map((_, period) => ({
              period,
              byStock: upTo(capacity + 1).map((stock) => plan.orderUpTo(period, stock)),
            })),
          };
        }),
    }),
  ];
}
