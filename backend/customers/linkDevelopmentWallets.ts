import { asc, desc, eq, isNull } from "drizzle-orm";
import type { Deps } from "../Deps.ts";
import { accounts, customerFeatures, customers } from "../store/schema/orders.ts";
import { linkAccount } from "./linkAccount.ts";

/**
 * Links the demo's wallets to real customers of the imported orders: one of each segment in turn, the busiest first. Wallets that are linked stay so.
 * @returns how many are linked now
 */
export async function linkDevelopmentWallets({ store, settings }: Pick<Deps, "store" | "settings">): Promise<number> {
  const wallets = settings.developmentWallets;
  return store.transaction(async (session) => {
    const linked = new Set(
      (await session.select({ account: accounts.account }).from(accounts)).map((row) => row.account),
    );
    const open = wallets.filter((wallet) => !linked.has(wallet.account.toLowerCase()));
    const free = await session
      .select({ pseudonym: customers.pseudonym, segment: customerFeatures.segment })
      .from(customerFeatures)
      .innerJoin(customers, eq(customers.id, customerFeatures.customerId))
      .leftJoin(accounts, eq(accounts.customerId, customers.id))
      .where(isNull(accounts.account))
      .orderBy(desc(customerFeatures.orders), asc(customers.id));
    const order = ["regular", "best", "new", "slipping", "occasional", "lapsed"];
    const queues = order.map((segment) => free.filter((customer) => customer.segment === segment));
    let count = wallets.length - open.length;
    for (let turn = 0; open.length > 0 && queues.some((queue) => queue.length > 0); turn++) {
      const customer = queues[turn % queues.length]!.shift();
      if (customer === undefined) continue;
      await linkAccount(session, open.shift()!.account, customer.pseudonym);
      count++;
    }
    return count;
  });
}
