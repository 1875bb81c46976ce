import { eq, sql } from "drizzle-orm";
import type { Address } from "viem";
import { Problem } from "../http/Problem.ts";
import { eraseOffers } from "../privacy/eraseOffers.ts";
import { accounts } from "../store/schema/orders.ts";
import type { Session } from "../store/Session.ts";
import { lockCustomer } from "./lockCustomer.ts";
import { replaceHolder } from "./replaceHolder.ts";

/**
 * Says which wallet account is a customer's. A customer has one account and an account one customer; linking again
 * replaces, until a claim was signed for the account: another one would collect the same points a second time. Offers of the account that is
 * replaced are erased, and what else was done under it stays this customer's, for export and erasure. Run it in a transaction.
 * @param customerId the pseudonym
 * @throws Problem CustomerUnknown, AccountTaken, AccountHasPoints
 */
export async function linkAccount(session: Session, account: Address, customerId: string): Promise<void> {
  const customer = await lockCustomer(session, customerId);
  const owner = account.toLowerCase();
  const [taken] = await session
    .select({ customerId: accounts.customerId })
    .from(accounts)
    .where(eq(accounts.account, owner));
  if (taken !== undefined && taken.customerId !== customer.id) {
    throw new Problem(409, "AccountTaken", `The account ${account} belongs to another customer. Use another account.`);
  }
  const linked = await session
    .insert(accounts)
    .values({ account: owner, customerId: customer.id })
    .onConflictDoUpdate({
      target: accounts.customerId,
      set: { account: owner },
      setWhere: sql`not ${accounts.claimSigned} or ${accounts.account} = ${owner}`,
    })
    .returning({ account: accounts.account });
  if (linked.length === 0) {
    throw new Problem(
      409,
      "AccountHasPoints",
      `Points of customer ${customerId} were already signed for another account, so they could be collected twice. Keep that account.`,
    );
  }
  await replaceHolder(session, "account", { customerId: customer.id, before: customer.account, now: owner });
  if (customer.account !== null && customer.account !== owner) await eraseOffers(session, [customer.account]);
}
