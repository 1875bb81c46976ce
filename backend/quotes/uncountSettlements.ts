import { sql } from "drizzle-orm";
import type { Session } from "../store/Session.ts";
import { GRACE_SECONDS } from "./graceSeconds.ts";

/** A quote is valid for at most this time, so a settlement that was undone may come again this much later. */
const MAX_QUOTE_SECONDS = 900;

/** Makes reservations again of what was settled above a block that a reorganisation goes back to: the orders may be settled once more. */
export async function uncountSettlements(session: Session, ancestor: number): Promise<void> {
  await session.execute(
    sql`update reservations r set expires_at = b.timestamp + ${MAX_QUOTE_SECONDS + GRACE_SECONDS}
        from settled s join blocks b on b.hash = s.block_hash
        where b.number > ${ancestor} and r.quote_hash = s.quote_hash and r.campaign = s.campaign`,
  );
}
