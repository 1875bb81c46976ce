import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { campaignUsage } from "./campaignUsage.ts";
import { listSettlements } from "./listSettlements.ts";
import { settleQuote } from "./settleQuote.ts";
import { settlementSchemas } from "./settlementSchemas.ts";
import { settlementStatus } from "./settlementStatus.ts";

/** Orders on their way to the chain, and those that arrived. */
export function settlementRoutes(deps: Deps): Route[] {
  const campaign = z.object({ address: schemas.address });
  return [
    defineRoute({
      method: "post",
      path: "/v1/settlements",
      summary: "Settles a quote with the customer's consent; the shop pays for the transaction",
      body: settlementSchemas.request,
      status: 202,
      response: settlementSchemas.answer,
      handle: ({ body }) => settleQuote(deps, body),
    }),
    defineRoute({
      method: "get",
      path: "/v1/settlements/{orderId}",
      summary: "How far an order is",
      params: z.object({ orderId: schemas.bytes32 }),
      response: settlementSchemas.status,
      handle: ({ params }) => settlementStatus(deps, params.orderId),
    }),
    defineRoute({
      method: "get",
      path: "/v1/campaigns/{address}/settlements",
      summary: "Settled orders of a campaign, newest first",
      access: "merchant",
      params: campaign,
      query: z.object({ cursor: schemas.cursor, limit: schemas.limit }),
      response: settlementSchemas.listed,
      handle: ({ params, query }) => listSettlements(deps, params.address, query),
    }),
    defineRoute({
      method: "get",
      path: "/v1/campaigns/{address}/usage",
      summary: "How much of every limit and of the points budget is used or held",
      access: "merchant",
      params: campaign,
      response: settlementSchemas.usage,
      handle: ({ params }) => campaignUsage(deps, params.address),
    }),
  ];
}
