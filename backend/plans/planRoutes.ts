import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import { Problem } from "../http/Problem.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import { runInThread } from "../threads/runInThread.ts";
import { Learned } from "./Learned.ts";
import { learnElasticities } from "./learnElasticities.ts";
import { learnForecastWeights } from "./learnForecastWeights.ts";
import type { markdownPlan } from "./markdownPlan.ts";
import { planSchemas } from "./planSchemas.ts";
import { pricePlan } from "./pricePlan.ts";
import { productInsight } from "./productInsight.ts";
import type { ProductKnowledge } from "./ProductKnowledge.ts";
import type { replenishmentPlan } from "./replenishmentPlan.ts";

const markdownScript = new URL("./markdownThread.ts", import.meta.url);
const replenishmentScript = new URL("./replenishmentThread.ts", import.meta.url);

/** What the engine refuses to compute is the request's fault. */
async function planned<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof EngineError) throw new Problem(422, "CannotPlan", `There is no plan: ${error.message}.`);
    throw error;
  }
}

/** Insights into products, and plans of prices, markdowns and stock. */
export function planRoutes(deps: Deps): Route[] {
  const knowledge: ProductKnowledge = {
    elasticities: new Learned(deps.store, learnElasticities),
    forecastWeights: new Learned(deps.store, learnForecastWeights),
  };
  return [
    defineRoute({
      method: "get",
      path: "/v1/products/{sku}/insight",
      summary: "How a product sells: weeks, forecast and elasticity with intervals",
      access: "merchant",
      params: z.object({ sku: schemas.sku }),
      response: planSchemas.insight,
      handle: ({ params: { sku } }) => productInsight(deps, knowledge, sku),
    }),
    defineRoute({
      method: "post",
      path: "/v1/plans/prices",
      summary: "Prices that should earn most within bounds, stock and margin",
      access: "merchant",
      repeatable: true,
      body: planSchemas.priceRequest,
      response: planSchemas.pricePlan,
      handle: ({ body }) => planned(() => pricePlan(deps, knowledge, body)),
    }),
    defineRoute({
      method: "post",
      path: "/v1/plans/markdown",
      summary: "When to lower the price of a stock that must go",
      access: "merchant",
      repeatable: true,
      body: planSchemas.markdownRequest,
      response: planSchemas.markdownPlan,
      handle: ({ body }) => planned(() => runInThread<typeof markdownPlan>(markdownScript, body)),
    }),
    defineRoute({
      method: "post",
      path: "/v1/plans/replenishment",
      summary: "When to order how much under uncertain demand",
      access: "merchant",
      repeatable: true,
      body: planSchemas.replenishmentRequest,
      response: planSchemas.replenishmentPlan,
      handle: ({ body }) => planned(() => runInThread<typeof replenishmentPlan>(replenishmentScript, body)),
    }),
  ];
}
