import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import type { Route } from "../http/Route.ts";
import { issueQuote } from "./issueQuote.ts";
import { previewPrice } from "./previewPrice.ts";
import { quoteSchemas } from "./quoteSchemas.ts";

/** Prices and quotes. */
export function quoteRoutes(deps: Deps): Route[] {
  return [
    defineRoute({
      method: "post",
      path: "/v1/prices",
      summary: "Prices a basket without reserving anything",
      body: quoteSchemas.priceRequest,
      response: quoteSchemas.priceAnswer,
      repeatable: true,
      handle: ({ body }) => previewPrice(deps, body),
    }),
    defineRoute({
      method: "post",
      path: "/v1/quotes",
      summary: "Prices a basket, reserves its limited uses and signs the price",
      body: quoteSchemas.quoteRequest,
      status: 201,
      response: quoteSchemas.quoteAnswer,
      handle: ({ body }) => issueQuote(deps, body),
    }),
  ];
}
