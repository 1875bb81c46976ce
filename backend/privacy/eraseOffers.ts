import { inArray } from "drizzle-orm";
import { getAddress, type Hex } from "viem";
import { offerLeaf } from "#sdk";
import { erasedLeaves } from "../store/schema/behaviour.ts";
import { offers } from "../store/schema/promises.ts";
import type { Session } from "../store/Session.ts";

/**
 * Keeps of each offer the hash of its leaf, which says nothing without the salt: every root can still be computed from its leaves.
 * @param accounts in lower case
 * @returns how many offers went
 */
export async function eraseOffers(session: Session, accounts: readonly string[]): Promise<number> {
  const rows = await session.delete(offers).where(inArray(offers.account, accounts)).returning();
  if (rows.length === 0) return 0;
  await session.insert(erasedLeaves).values(
    rows.map((row) => ({
      batchId: row.batchId,
      leaf: offerLeaf({ ...row, account: getAddress(row.account) }, row.salt as Hex),
    })),
  );
  return rows.length;
}
