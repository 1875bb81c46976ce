import { eq } from "drizzle-orm";
import { type Address, getAddress } from "viem";
import { z } from "zod";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import { Problem } from "../http/Problem.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { ruleTitle } from "../quotes/ruleTitle.ts";
import { accounts, customers } from "../store/schema/orders.ts";
import { commitOffers } from "./commitOffers.ts";
import { committedOffers } from "./committedOffers.ts";
import { listBatches } from "./listBatches.ts";
import { offerSchemas } from "./offerSchemas.ts";

/** The largest number that a batch can have here. */
const MOST_BATCHES = 2 ** 31 - 1;

/** Logs that a customer is handed its offers, or is held out, as `GET /v1/customers/{id}/offers` does: what is shown is measured. */
async function handToHolder({ store, decisions }: Deps, account: Address): Promise<void> {
  const [holder] = await store.session
    .select({ customerId: customers.pseudonym })
    .from(accounts)
    .innerJoin(customers, eq(customers.id, accounts.customerId))
    .where(eq(accounts.account, account.toLowerCase()));
  if (holder !== undefined) await decisions.handTo(holder.customerId);
}

/** Personal offers and their batches. */
export function offerRoutes(deps: Deps): Route[] {
  const { store, chain, campaigns } = deps;
  return [
    defineRoute({
      method: "get",
      path: "/v1/accounts/{account}/offers",
      summary: "The offers of an account, each with its reason and its proof; that they were asked for is logged",
      params: z.object({ account: schemas.address }),
      response: offerSchemas.offers,
      async handle({ params: { account } }) {
        await handToHolder(deps, account);
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
      handle: async () => ({ items: await listBatches(store.session) }),
    }),
    defineRoute({
      method: "get",
      path: "/v1/offer-batches/{id}",
      summary: "A batch with the snapshot of what it was decided by",
      access: "merchant",
      params: z.object({ id: z.coerce.number().int().min(1).max(MOST_BATCHES) }),
      response: offerSchemas.one,
      async handle({ params: { id } }) {
        const [batch] = await listBatches(store.session, id);
        if (batch !== undefined) return batch;
        throw new Problem(404, "BatchUnknown", `There is no batch ${id}. GET /v1/offer-batches lists those there are.`);
      },
    }),
  ];
}
