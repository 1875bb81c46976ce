import { and, eq } from "drizzle-orm";
import { formerHolders } from "../store/schema/orders.ts";
import type { Session } from "../store/Session.ts";

/**
 * Remembers what was linked to a customer until now, so that an export and an erasure find what was done under it. What is linked from now on
 * is nobody else's any more, and neither is what it did before.
 * @param before in lower case, as `now`; null when nothing was linked
 */
export async function replaceHolder(
  session: Session,
  kind: "account" | "claimKey",
  { customerId, before, now }: { customerId: number; before: string | null; now: string },
): Promise<void> {
  await session.delete(formerHolders).where(and(eq(formerHolders.kind, kind), eq(formerHolders.holder, now)));
  if (before === null || before === now) return;
  await session
    .insert(formerHolders)
    .values({ kind, holder: before, customerId })
    .onConflictDoUpdate({ target: [formerHolders.kind, formerHolders.holder], set: { customerId } });
}
