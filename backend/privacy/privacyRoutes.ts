import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { eraseCustomer } from "./eraseCustomer.ts";
import { exportCustomer } from "./exportCustomer.ts";
import { giveConsent } from "./giveConsent.ts";
import { withdrawConsent } from "./withdrawConsent.ts";

const params = z.object({ id: z.string().max(64) });
const row = z.record(z.string(), z.unknown());
const counts = z.record(z.string(), z.int());

/** What a customer may see, take along, allow and have deleted. */
export function privacyRoutes(deps: Deps): Route[] {
  const { store } = deps;
  return [
    defineRoute({
      method: "get",
      path: "/v1/customers/{id}/export",
      summary: "Everything that is kept about a customer",
      access: "customer",
      params,
      response: z.record(z.string(), z.union([row, z.array(row)])),
      handle: ({ params: { id } }) => exportCustomer(store.session, id),
    }),
    defineRoute({
      method: "delete",
      path: "/v1/customers/{id}",
      summary: "Deletes what is kept about a customer, for good; committed roots stay valid",
      access: "customer",
      params,
      response: z.object({ deleted: counts, keptWithoutName: counts }),
      handle: ({ params: { id } }) => eraseCustomer(deps, id),
    }),
    defineRoute({
      method: "put",
      path: "/v1/customers/{id}/consent",
      summary: "Records that the customer agrees to its views, searches, carts and redemptions being kept",
      access: "customer",
      params,
      body: z.object({
        wording: z
          .string()
          .regex(/^[^\0]{1,100}$/, "expected 1 to 100 characters")
          .meta({ description: "Names the text that the customer agreed to." }),
      }),
      response: z.object({ givenAt: schemas.seconds }),
      handle: ({ params: { id }, body: { wording } }) => giveConsent(store, id, wording),
    }),
    defineRoute({
      method: "delete",
      path: "/v1/customers/{id}/consent",
      summary: "Ends the consent and deletes the events that were kept by it",
      access: "customer",
      params,
      response: z.object({ deletedEvents: z.int() }),
      handle: ({ params: { id } }) => withdrawConsent(store, id),
    }),
  ];
}
