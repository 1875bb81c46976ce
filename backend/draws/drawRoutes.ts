import { asc } from "drizzle-orm";
import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import { Download } from "../http/Download.ts";
import { Problem } from "../http/Problem.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { draws } from "../store/schema/draws.ts";
import { describeDraw } from "./describeDraw.ts";
import { drawSchemas } from "./drawSchemas.ts";
import { giveTickets } from "./giveTickets.ts";
import { loadDraw } from "./loadDraw.ts";
import { relayPrizeClaim } from "./relayPrizeClaim.ts";
import { registerDraw } from "./registerDraw.ts";
import { ticketsOf } from "./ticketsOf.ts";

/** Draws: what they are, their lists, and the tickets of an account. */
export function drawRoutes(deps: Deps): Route[] {
  const { store } = deps;
  const one = z.object({ address: schemas.address });
  return [
    defineRoute({
      method: "get",
      path: "/v1/draws",
      summary: "The shop's draws, with what the chain says about them",
      response: drawSchemas.list,
      async handle() {
        const rows = await store.session.select().from(draws).orderBy(asc(draws.address));
        const items = await Promise.all(rows.map((row) => describeDraw(deps, row)));
        return { items: items.sort((a, b) => b.entriesCloseAt - a.entriesCloseAt) };
      },
    }),
    defineRoute({
      method: "post",
      path: "/v1/draws",
      summary: "Keeps the tickets of a draw that the program launched, and takes its steps in time",
      access: "merchant",
      body: drawSchemas.register,
      status: 201,
      response: drawSchemas.draw,
      async handle({ body }) {
        await registerDraw(deps, body);
        return describeDraw(deps, await loadDraw(store.session, body.draw));
      },
    }),
    defineRoute({
      method: "get",
      path: "/v1/draws/{address}",
      summary: "A draw, with its winners as far as they are proven",
      params: one,
      response: drawSchemas.draw,
      handle: async ({ params }) => describeDraw(deps, await loadDraw(store.session, params.address)),
    }),
    defineRoute({
      method: "get",
      path: "/v1/draws/{address}/entries",
      summary: "The published list: records of 40 bytes (entrant, tickets), ascending by entrant; the root says which",
      params: one,
      query: z.object({ root: schemas.bytes32.optional() }),
      responseType: "application/octet-stream",
      response: z.instanceof(Download),
      async handle({ params, query }) {
        const { address, root, count } = await loadDraw(store.session, params.address);
        if (root === null || count === null || (query.root !== undefined && query.root !== root)) {
          throw new Problem(404, "ListUnknown", "There is no such list. It is published when the entries are closed.");
        }
        return new Download(deps.draws.lists.parts(address), {
          "Content-Length": String(count * 40),
          "Content-Disposition": `attachment; filename="entries-${root.slice(0, 10)}.bin"`,
          "Cache-Control": query.root === undefined ? "no-cache" : "public, max-age=31536000, immutable",
          // Anybody's page may check the draw with it.
          "Access-Control-Allow-Origin": "*",
        });
      },
    }),
    defineRoute({
      method: "post",
      path: "/v1/draws/{address}/tickets",
      summary: "Gives an account or a claim key tickets without an order: the free entry of the terms",
      access: "merchant",
      params: one,
      body: drawSchemas.free,
      status: 201,
      response: drawSchemas.given,
      handle: ({ params, body }) => giveTickets(deps, params.address, body),
    }),
    defineRoute({
      method: "get",
      path: "/v1/accounts/{account}/tickets",
      summary: "An account's tickets in every draw, with the signed receipt and the entry's path to the root",
      params: z.object({ account: schemas.address }),
      response: drawSchemas.mine,
      handle: async ({ params }) => ({ account: params.account, items: await ticketsOf(deps, params) }),
    }),
    defineRoute({
      method: "get",
      path: "/v1/claim-keys/{claimKey}/tickets",
      summary: "As an account's tickets, for a customer without a wallet",
      params: z.object({ claimKey: schemas.address }),
      response: drawSchemas.mineByKey,
      handle: async ({ params }) => ({ claimKey: params.claimKey, items: await ticketsOf(deps, params) }),
    }),
    defineRoute({
      method: "post",
      path: "/v1/draws/{address}/prize-claims",
      summary: "Sends a prize where its winner's signature says; the shop pays for the transaction",
      params: one,
      body: drawSchemas.prizeClaim,
      status: 202,
      response: drawSchemas.prizeClaimed,
      handle: ({ params, body }) => relayPrizeClaim(deps, params.address, body),
    }),
  ];
}
