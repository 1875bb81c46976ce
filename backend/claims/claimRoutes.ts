import { eq } from "drizzle-orm";
import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import { Problem } from "../http/Problem.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { relays } from "../store/schema/promises.ts";
import { claimSchemas } from "./claimSchemas.ts";
import { listTransfers } from "./listTransfers.ts";
import { pointsOf } from "./pointsOf.ts";
import { relayClaim } from "./relayClaim.ts";

/** Points: what can be collected, collecting it, and how points moved. */
export function claimRoutes(deps: Deps): Route[] {
  const account = z.object({ account: schemas.address });
  return [
    defineRoute({
      method: "get",
      path: "/v1/accounts/{account}/points",
      summary: "Points an account can collect, with a signed claim, and points that are not due yet",
      params: account,
      response: claimSchemas.points,
      handle: ({ params }) => pointsOf(deps, params.account),
    }),
    defineRoute({
      method: "get",
      path: "/v1/accounts/{account}/transfers",
      summary: "How an account's points moved, newest first",
      params: account,
      query: z.object({ cursor: schemas.cursor, limit: schemas.limit }),
      response: claimSchemas.transfers,
      handle: ({ params, query }) => listTransfers(deps, params.account, query),
    }),
    defineRoute({
      method: "post",
      path: "/v1/claims",
      summary: "Collects an account's points; the shop pays for the transaction",
      body: claimSchemas.request,
      status: 202,
      response: claimSchemas.answer,
      handle: ({ body }) => relayClaim(deps, body.account),
    }),
    defineRoute({
      method: "get",
      path: "/v1/claims/{transactionHash}",
      summary: "How far a claim is",
      params: z.object({ transactionHash: schemas.bytes32 }),
      response: claimSchemas.status,
      async handle({ params: { transactionHash } }) {
        const [relay] = await deps.store.session
          .select()
          .from(relays)
          .where(eq(relays.transactionHash, transactionHash));
        if (relay?.kind !== "claim")
          throw new Problem(404, "ClaimUnknown", "This shop has sent no such claim. Check the transaction hash.");
        return { transactionHash, status: relay.status === "sending" ? "sent" : relay.status, problem: relay.problem };
      },
    }),
  ];
}
