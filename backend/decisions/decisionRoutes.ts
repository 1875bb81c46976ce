import { getAddress } from "viem";
import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import { Problem } from "../http/Problem.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { campaignBudget } from "./campaignBudget.ts";
import { campaignResults } from "./campaignResults.ts";
import type { Handed } from "./Decisions.ts";
import { decisionSchemas } from "./decisionSchemas.ts";
import { recordOutcomes } from "./recordOutcomes.ts";

function present({ batch, decision, offer }: Handed): z.input<typeof decisionSchemas.handed>["items"][number] {
  const { id, decidedAt, arms, chosen, propensity, reason } = decision;
  const { campaign, number, root } = batch;
  return {
    decisionId: id,
    decidedAt,
    campaign: getAddress(campaign),
    batch: number,
    reason,
    offer: offer && {
      rule: offer.rule,
      audience: offer.audience,
      value: offer.value,
      from: offer.from,
      until: offer.until,
      salt: offer.salt,
      proof: offer.proof,
      root,
    },
    arms,
    chosen,
    propensity,
    versions: decision.versions,
  };
}

/** What customers are handed, what came of it, and whether it paid. */
export function decisionRoutes({ store, decisions }: Deps): Route[] {
  const params = z.object({ address: schemas.address });
  return [
    defineRoute({
      method: "get",
      path: "/v1/customers/{id}/offers",
      summary:
        "The offers that a customer is handed: decided once for each batch, paid from its budget, logged, and the same whenever it is asked again",
      access: "customer",
      params: z.object({ id: z.string().max(64) }),
      response: decisionSchemas.handed,
      async handle({ params: { id } }) {
        const handed = await decisions.handTo(id);
        if (handed === undefined)
          throw new Problem(404, "CustomerUnknown", "Nothing is known about this customer. Check the customer id.");
        return { items: handed.map(present) };
      },
    }),
    defineRoute({
      method: "post",
      path: "/v1/outcomes",
      summary:
        "Says what came of decisions, also of those that offered nothing; the same outcomeId again changes nothing. Orders that are settled on chain record themselves",
      access: "merchant",
      body: z.array(decisionSchemas.outcome).min(1).max(1_000),
      repeatable: true,
      response: decisionSchemas.tally,
      handle: ({ body }) => recordOutcomes(store, body),
    }),
    defineRoute({
      method: "get",
      path: "/v1/campaigns/{address}/results",
      summary:
        "The profit that a campaign's offers added, with its interval, or how many more customers it takes to know",
      access: "merchant",
      params,
      response: decisionSchemas.results,
      handle: ({ params: { address } }) => campaignResults(store.session, address),
    }),
    defineRoute({
      method: "get",
      path: "/v1/campaigns/{address}/budget",
      summary: "The budget of a campaign's offers: what was reserved and spent, day by day",
      access: "merchant",
      params,
      response: decisionSchemas.budget,
      handle: ({ params: { address } }) => campaignBudget(store.session, address),
    }),
  ];
}
