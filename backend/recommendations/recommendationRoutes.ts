import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import type { Route } from "../http/Route.ts";
import { requireCustomer } from "../privacy/requireCustomer.ts";
import { Recommender } from "./Recommender.ts";
import type { Recommendation } from "./TasteModel.ts";

const items = z.array(z.object({ sku: z.string(), because: z.string().nullable() }));

function asText(list: readonly Recommendation[]): z.input<typeof items> {
  return list.map(({ sku, because }) => ({ sku: String(sku), because: because === null ? null : String(because) }));
}

/** What a customer may want: its own purchases, so nobody else sees them. */
export function recommendationRoutes({ store, log }: Deps): Route[] {
  const recommender = new Recommender(store, log);
  return [
    defineRoute({
      method: "get",
      path: "/v1/customers/{id}/recommendations",
      summary: "What a customer may want to buy again, and new products with the purchase that speaks for each",
      access: "customer",
      params: z.object({ id: z.string().max(64) }),
      query: z.object({ limit: z.coerce.number().int().min(1).max(50).default(10) }),
      response: z.object({ method: z.string(), again: items, new: items }),
      async handle({ params: { id }, query: { limit } }) {
        const customer = await requireCustomer(store.session, id);
        const model = await recommender.model();
        const found = model.recommend(customer.id, limit);
        return { method: model.method, again: asText(found.again), new: asText(found.new) };
      },
    }),
  ];
}
