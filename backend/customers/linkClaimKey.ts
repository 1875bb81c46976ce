import { eq } from "drizzle-orm";
import type { Address } from "viem";
import { Problem } from "../http/Problem.ts";
import { claimKeys } from "../store/schema/orders.ts";
import type { Session } from "../store/Session.ts";
import { lockCustomer } from "./lockCustomer.ts";
import { replaceHolder } from "./replaceHolder.ts";

/**
 * Says which claim key stands for a customer who has no wallet. A customer has one and a key one customer; linking again replaces,
 * for orders that draws have not counted yet. What entered under the key that is replaced stays this customer's. Run it in a transaction.
 * @param customerId the pseudonym
 * @throws Problem CustomerUnknown, ClaimKeyTaken
 */
export async function linkClaimKey(session: Session, claimKey: Address, customerId: string): Promise<void> {
  const customer = await lockCustomer(session, customerId);
  const key = claimKey.toLowerCase();
  const [taken] = await session.select().from(claimKeys).where(eq(claimKeys.claimKey, key));
  if (taken !== undefined && taken.customerId !== customer.id) {
    throw new Problem(409, "ClaimKeyTaken", `The claim key ${claimKey} belongs to another customer. Use another key.`);
  }
  await session
    .insert(claimKeys)
    .values({ claimKey: key, customerId: customer.id })
    .onConflictDoUpdate({ target: claimKeys.customerId, set: { claimKey: key } });
  await replaceHolder(session, "claimKey", { customerId: customer.id, before: customer.claimKey, now: key });
}
