import { asc, eq } from "drizzle-orm";
import { getAddress } from "viem";
import { z } from "zod";
import type { Deps } from "../Deps.ts";
import { defineRoute } from "../http/defineRoute.ts";
import type { Route } from "../http/Route.ts";
import { schemas } from "../http/schemas.ts";
import { tagGroups } from "../products/tagGroups.ts";
import { blocks, campaigns } from "../store/schema/chain.ts";
import { draws } from "../store/schema/draws.ts";
import { accounts, customers, imports } from "../store/schema/orders.ts";

/** What a page needs to begin: chain, contracts, shop. */
export function shopRoutes({ store, chain, settings }: Deps): Route[] {
  return [
    defineRoute({
      method: "get",
      path: "/v1/config",
      summary: "Chain, contracts, campaigns and shop",
      response: z.object({
        chainId: z.int(),
        rpcUrl: z.string(),
        program: z.string(),
        factory: z.string(),
        campaigns: z.array(z.object({ address: z.string(), title: schemas.words })),
        draws: z.array(z.object({ address: z.string(), title: schemas.words })),
        explorerUrl: z.string().nullable(),
        shop: z.object({ name: z.string(), currency: z.string(), generated: z.boolean(), shiftedDays: z.int() }),
        tagGroups: z.array(z.object({ bit: z.int(), en: z.string(), zh: z.string() })),
        developmentWallets: z.array(
          z.object({ account: z.string(), privateKey: z.string(), label: z.string(), customerId: z.string() }),
        ),
      }),
      async handle() {
        const files = await store.session
          .select({ generated: imports.generated, shiftedDays: imports.shiftedDays })
          .from(imports)
          .orderBy(asc(imports.id));
        const linked = await store.session
          .select({ account: accounts.account, customerId: customers.pseudonym })
          .from(accounts)
          .innerJoin(customers, eq(customers.id, accounts.customerId));
        const kept = await store.session.select({ address: draws.address, title: draws.title }).from(draws);
        return {
          chainId: chain.chainId,
          rpcUrl: chain.rpcUrl,
          program: chain.program,
          factory: chain.factory,
          campaigns: [...settings.campaigns],
          draws: kept.map(({ address, title }) => ({ address: getAddress(address), title })),
          explorerUrl: settings.explorerUrl ?? null,
          shop: {
            ...settings.shop,
            generated: files.some((file) => file.generated),
            shiftedDays: files[0]?.shiftedDays ?? 0,
          },
          tagGroups: tagGroups.map(({ bit, en, zh }) => ({ bit, en, zh })),
          developmentWallets: settings.developmentWallets.flatMap((wallet) => {
            const customer = linked.find((row) => row.account === wallet.account.toLowerCase());
            return customer === undefined ? [] : [{ ...wallet, customerId: customer.customerId }];
          }),
        };
      },
    }),
    defineRoute({
      method: "get",
      path: "/v1/campaigns",
      summary: "Campaigns that the program launched, as the chain has them",
      response: z.object({
        items: z.array(
          z.object({
            address: z.string(),
            implementation: z.string(),
            number: z.int(),
            mintBudget: z.int(),
            launchedAt: schemas.seconds,
            title: schemas.words.nullable(),
          }),
        ),
      }),
      async handle() {
        const rows = await store.session
          .select({ campaign: campaigns, launchedAt: blocks.timestamp })
          .from(campaigns)
          .innerJoin(blocks, eq(blocks.hash, campaigns.blockHash))
          .orderBy(asc(campaigns.number));
        return {
          items: rows.map(({ campaign, launchedAt }) => ({
            address: getAddress(campaign.address),
            implementation: getAddress(campaign.implementation),
            number: campaign.number,
            mintBudget: campaign.mintBudget,
            launchedAt,
            title: settings.campaigns.find(({ address }) => address.toLowerCase() === campaign.address)?.title ?? null,
          })),
        };
      },
    }),
  ];
}
