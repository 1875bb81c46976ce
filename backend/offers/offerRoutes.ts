import { and, count, desc, eq } from "drizzle-orm";
import { getAddress, type Hex } from "viem";
import { z } from "zod";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { ruleTitle } from "../quotes/ruleTitle.ts";
import { committedBatches } from "../store/schema/chain.ts";
import { offerBatches, offers } from "../store/schema/promises.ts";
import { commitOffers } from "./commitOffers.ts";
import { committedOffers } from "./committedOffers.ts";
import { offerSchemas } from "./offerSchemas.ts";

/** Personal offers and their batches. */
export function offerRoutes(deps: Deps): Route[] {
  const { store, chain, campaigns } = deps;
  return [
    defineRoute({
      method: "get",
      path: "/v1/accounts/{account}/offers",
      summary: "The offers of an account, each with its reason and its proof",
      params: z.object({ account: schemas.address }),
      response: offerSchemas.offers,
      async handle({ params: { account } }) {
        const found = await committedOffers(store.session, account, { time: await chainTime(chain.client) });
        const items = await Promise.all(
          found.map(async ({ campaign, rule, audience, batch, value, from, until, salt, proof, root, reason }) => {
            const address = getAddress(campaign);
            const terms = (await campaigns.get(address)).book.book.rules[rule]!;
            const title = ruleTitle(terms, value === 0 ? terms.value : value);
            return { campaign: address, rule, audience, batch, value, from, until, salt, proof, root, title, reason };
          }),
        );
        return { items };
      },
    }),
    defineRoute({
      method: "post",
      path: "/v1/offer-batches",
      summary: "Chooses personal offers under a budget and commits them on chain",
      access: "merchant",
      body: offerSchemas.request,
      status: 201,
      response: offerSchemas.answer,
      handle: ({ body }) => commitOffers(deps, body),
    }),
    defineRoute({
      method: "get",
      path: "/v1/offer-batches",
      summary: "Batches of offers, newest first",
      access: "merchant",
      response: offerSchemas.list,
      async handle() {
        const rows = await store.session
          .select({ batch: offerBatches, number: committedBatches.batch, offers: count(offers.account) })
          .from(offerBatches)
          .leftJoin(
            committedBatches,
            and(eq(committedBatches.root, offerBatches.root), eq(committedBatches.campaign, offerBatches.campaign)),
          )
          .leftJoin(offers, eq(offers.batchId, offerBatches.id))
          .groupBy(offerBatches.id, committedBatches.batch)
          .orderBy(desc(offerBatches.id))
          .limit(100);
        return {
          items: rows.map(({ batch, number, offers: size }) => ({
            campaign: getAddress(batch.campaign),
            batch: number,
            root: batch.root as Hex,
            from: batch.from,
            until: batch.until,
            offers: size,
            budgetMinor: batch.budgetMinor,
            reservedMinor: batch.reservedMinor,
            createdAt: batch.createdAt,
          })),
        };
      },
    }),
  ];
}
