import { eq } from "drizzle-orm";
import { Problem } from "../http/Problem.ts";
import { accounts, claimKeys, customers } from "../store/schema/orders.ts";
import type { Session } from "../store/Session.ts";

/** A customer, with the account and the claim key (lower case) that belong to it, if any. */
export type KnownCustomer = {
  id: number;
  customerId: string;
  country: string;
  account: string | null;
  claimKey: string | null;
};

/** What cannot be one is not looked for: the database would not even take some of it. */
const PSEUDONYM = /^[\x21-\x7e]+$/;

/**
 * Finds a customer by its pseudonym.
 * @throws Problem CustomerUnknown
 */
export async function requireCustomer(session: Session, customerId: string): Promise<KnownCustomer> {
  const unknown = new Problem(404, "CustomerUnknown", "Nothing is known about this customer. Check the customer id.");
  if (!PSEUDONYM.test(customerId)) throw unknown;
  const [row] = await session
    .select({
      id: customers.id,
      customerId: customers.pseudonym,
      country: customers.country,
      account: accounts.account,
      claimKey: claimKeys.claimKey,
    })
    .from(customers)
    .leftJoin(accounts, eq(accounts.customerId, customers.id))
    .leftJoin(claimKeys, eq(claimKeys.customerId, customers.id))
    .where(eq(customers.pseudonym, customerId));
  if (row !== undefined) return row;
  throw unknown;
}
