import { and, eq, isNull } from "drizzle-orm";
import { consents } from "../store/schema/behaviour.ts";
import type { Store } from "../store/Store.ts";
import { requireCustomer } from "./requireCustomer.ts";

/**
 * Records that a customer agrees to its events being kept from now on. Agreeing to the same wording again changes nothing.
 * @param wording names the text that was agreed to
 * @throws Problem CustomerUnknown
 */
export async function giveConsent(store: Store, customerId: string, wording: string): Promise<{ givenAt: number }> {
  return store.transaction(async (session) => {
    const { id } = await requireCustomer(session, customerId);
    const open = and(eq(consents.customerId, id), eq(consents.purpose, "behaviour"), isNull(consents.withdrawnAt));
    const [present] = await session.select().from(consents).where(open).for("update");
    if (present?.wording === wording) return { givenAt: present.givenAt };
    const givenAt = Math.floor(Date.now() / 1000);
    await session.update(consents).set({ withdrawnAt: givenAt }).where(open);
    await session.insert(consents).values({ customerId: id, purpose: "behaviour", wording, givenAt });
    return { givenAt };
  });
}
