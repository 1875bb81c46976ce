import { eq } from "drizzle-orm";
import { formerHolders } from "../store/schema/orders.ts";
import type { Session } from "../store/Session.ts";
import type { KnownCustomer } from "./requireCustomer.ts";

/** Every account and claim key, in lower case, that is or was a customer's. */
export async function holdersOf(
  session: Session,
  { id, account, claimKey }: KnownCustomer,
): Promise<{ accounts: string[]; claimKeys: string[] }> {
  const former = await session.select().from(formerHolders).where(eq(formerHolders.customerId, id));
  const holders = (kind: "account" | "claimKey", present: string | null): string[] => [
    ...(present === null ? [] : [present]),
    ...former.filter((one) => one.kind === kind).map(({ holder }) => holder),
  ];
  return { accounts: holders("account", account), claimKeys: holders("claimKey", claimKey) };
}
