import { and, eq, gt } from "drizzle-orm";
import { accounts, customers } from "../store/schema/orders.ts";
import { sessions } from "../store/schema/behaviour.ts";
import type { Session } from "../store/Session.ts";
import { hashToken } from "./hashToken.ts";

/** Who is signed in with a token, and which customer that is, if any. */
export async function findSession(
  session: Session,
  token: string,
): Promise<{ account: string; customerId: string | null; expiresAt: number } | undefined> {
  const [row] = await session
    .select({ account: sessions.account, expiresAt: sessions.expiresAt, customerId: customers.pseudonym })
    .from(sessions)
    .leftJoin(accounts, eq(accounts.account, sessions.account))
    .leftJoin(customers, eq(customers.id, accounts.customerId))
    .where(and(eq(sessions.tokenHash, hashToken(token)), gt(sessions.expiresAt, Math.floor(Date.now() / 1000))));
  return row;
}
