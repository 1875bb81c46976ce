import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { listProducts } from "./listProducts.ts";

/** The catalogue. */
export function productRoutes({ store }: Deps): Route[] {
  const skus = z.union([schemas.sku, z.array(schemas.sku).max(100)]).transform((value) => [value].flat());
  return [
    defineRoute({
      method: "get",
      path: "/v1/products",
      summary: "The catalogue, most bought first",
      query: z.object({
        search: z
          .string()
          .regex(/^[^\0]{0,100}$/, "expected at most 100 characters")
          .optional(),
        tag: z.coerce.number().int().min(0).max(62).optional(),
        sku: skus.optional(),
        cursor: schemas.cursor,
        limit: schemas.limit,
      }),
      response: z.object({
        items: z.array(
          z.object({
            sku: schemas.decimal,
            stockCode: z.string(),
            name: z.string(),
            tags: schemas.decimal,
            price: schemas.money,
          }),
        ),
        nextCursor: z.string().nullable(),
      }),
      handle: ({ query }) => listProducts(store.session, query),
    }),
  ];
}
