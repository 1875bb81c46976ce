import { and, asc, eq, gt, sql } from "drizzle-orm";
import { getAddress } from "viem";
import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { cursor } from "../http/cursor.ts";
import { defineRoute } from "../http/defineRoute.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { accounts, customerFeatures, customers, orders as orderTable } from "../store/schema/orders.ts";
import { linkAccount } from "./linkAccount.ts";
import { linkClaimKey } from "./linkClaimKey.ts";
import { listSegments } from "./listSegments.ts";

/** Numbers of customers end here; a made-up cursor may go on. */
const MOST_ROWS = 2 ** 31 - 1;

const customerId = z.string().regex(/^[\x21-\x7e]{1,64}$/, "expected the customer's pseudonym");
const segment = z.enum(["new", "lapsed", "slipping", "best", "regular", "occasional"]);

/** Segments, customers and their accounts. */
export function customerRoutes({ store }: Deps): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/v1/segments",
      summary: "Named groups of customers, with the rule that makes them",
      access: "merchant",
      response: z.object({
        asOf: schemas.seconds,
        items: z.array(
          z.object({
            segment,
            title: schemas.words,
            rule: schemas.words,
            customers: z.int(),
            netMinor: schemas.money,
            medianRecencyDays: z.int(),
            medianOrders: z.int(),
          }),
        ),
      }),
      handle: () => listSegments(store.session),
    }),
    defineRoute({
      method: "get",
      path: "/v1/segments/{segment}/customers",
      summary: "The customers of a segment, under their pseudonyms",
      access: "merchant",
      params: z.object({ segment }),
      query: z.object({ cursor: schemas.cursor, limit: schemas.limit }),
      response: z.object({
        items: z.array(
          z.object({
            customerId: z.string(),
            country: z.string(),
            recencyDays: z.int(),
            orders: z.int(),
            netMinor: schemas.money,
            account: z.string().nullable(),
          }),
        ),
        nextCursor: z.string().nullable(),
      }),
      async handle({ params, query }) {
        const after = Math.min(cursor.read(query.cursor, 1)?.[0] ?? 0, MOST_ROWS);
        const rows = await store.session
          .select({
            id: customers.id,
            customerId: customers.pseudonym,
            country: customers.country,
            recencyDays:
              sql<number>`((select max(${orderTable.placedAt}) from ${orderTable}) - ${customerFeatures.lastOrderAt}) / 86400`.mapWith(
                Number,
              ),
            orders: customerFeatures.orders,
            netMinor: customerFeatures.netMinor,
            account: accounts.account,
          })
          .from(customerFeatures)
          .innerJoin(customers, eq(customers.id, customerFeatures.customerId))
          .leftJoin(accounts, eq(accounts.customerId, customers.id))
          .where(and(eq(customerFeatures.segment, params.segment), gt(customers.id, after)))
          .orderBy(asc(customers.id))
          .limit(query.limit + 1);
        const shown = rows.slice(0, query.limit);
        return {
          items: shown.map(({ customerId, country, recencyDays, orders, netMinor, account }) => ({
            customerId,
            country,
            recencyDays,
            orders,
            netMinor,
            account: account === null ? null : getAddress(account),
          })),
          nextCursor: rows.length > query.limit ? cursor.of(shown.at(-1)!.id) : null,
        };
      },
    }),
    defineRoute({
      method: "put",
      path: "/v1/accounts/{account}",
      summary: "Says which account is a customer's",
      access: "merchant",
      params: z.object({ account: schemas.address }),
      body: z.object({ customerId }),
      response: z.object({ account: z.string(), customerId: z.string() }),
      async handle({ params: { account }, body: { customerId } }) {
        await store.transaction((session) => linkAccount(session, account, customerId));
        return { account, customerId };
      },
    }),
    defineRoute({
      method: "put",
      path: "/v1/claim-keys/{claimKey}",
      summary: "Says which claim key stands for a customer who has no wallet; its orders then earn tickets under it",
      access: "merchant",
      params: z.object({ claimKey: schemas.address }),
      body: z.object({ customerId }),
      response: z.object({ claimKey: z.string(), customerId: z.string() }),
      async handle({ params: { claimKey }, body: { customerId } }) {
        await store.transaction((session) => linkClaimKey(session, claimKey, customerId));
        return { claimKey, customerId };
      },
    }),
  ];
}
