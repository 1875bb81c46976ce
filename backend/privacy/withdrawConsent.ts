import { and, eq, isNull } from "drizzle-orm";
import { consents, events } from "../store/schema/behaviour.ts";
import type { Store } from "../store/Store.ts";
import { requireCustomer } from "./requireCustomer.ts";

/**
 * Ends a customer's consent and deletes the events that were kept by it. That it was given, and until when, stays.
 * @returns how many events were deleted
 * @throws Problem CustomerUnknown
 */
export async function withdrawConsent(store: Store, customerId: string): Promise<{ deletedEvents: number }> {
  return store.transaction(async (session) => {
    const { id } = await requireCustomer(session, customerId);
    // First the consent: whoever is writing events holds it, and who comes later finds it ended.
    await session
      .update(consents)
      .set({ withdrawnAt: Math.floor(Date.now() / 1000) })
      .where(and(eq(consents.customerId, id), isNull(consents.withdrawnAt)));
    const gone = await session.delete(events).where(eq(events.customerId, id)).returning({ id: events.eventId });
    return { deletedEvents: gone.length };
  });
}
