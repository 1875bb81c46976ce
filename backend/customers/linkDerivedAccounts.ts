import { and, asc, eq, isNull } from "drizzle-orm";
import type { Address } from "viem";
import type { Deps } from "../Deps.ts";
import { insertColumns } from "../store/insertColumns.ts";
import { accounts, claimKeys, customers } from "../store/schema/orders.ts";

/**
 * Gives every customer without an account or a claim key the account that `accountOf` makes of its pseudonym; for a demo,
 * whose customers cannot come and link a wallet of their own.
 * @returns how many were linked
 */
export async function linkDerivedAccounts(
  { store }: Pick<Deps, "store">,
  accountOf: (pseudonym: string) => Address,
): Promise<number> {
  return store.transaction(async (session) => {
    const free = await session
      .select({ id: customers.id, pseudonym: customers.pseudonym })
      .from(customers)
      .leftJoin(accounts, eq(accounts.customerId, customers.id))
      .leftJoin(claimKeys, eq(claimKeys.customerId, customers.id))
      .where(and(isNull(accounts.account), isNull(claimKeys.claimKey)))
      .orderBy(asc(customers.id));
    await insertColumns(session, "accounts", [
      { name: "account", type: "text", values: free.map(({ pseudonym }) => accountOf(pseudonym).toLowerCase()) },
      { name: "customer_id", type: "int", values: free.map(({ id }) => id) },
    ]);
    return free.length;
  });
}
