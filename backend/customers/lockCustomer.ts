import { sql } from "drizzle-orm";
import { type KnownCustomer, requireCustomer } from "../privacy/requireCustomer.ts";
import type { Session } from "../store/Session.ts";

/**
 * Finds a customer and keeps it as it is until the transaction ends: whoever links, erases or decides about it meanwhile waits.
 * @throws Problem CustomerUnknown
 */
export async function lockCustomer(session: Session, customerId: string): Promise<KnownCustomer> {
  const { id } = await requireCustomer(session, customerId);
  await session.execute(sql`select 1 from customers where id = ${id} for update`);
  // Whoever held it before may have linked something else.
  return requireCustomer(session, customerId);
}
