import { sql } from "drizzle-orm";
import type { Campaign } from "../chain/Campaigns.ts";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { Availability } from "./Availability.ts";
import { POINTS_BUDGET_RULE } from "./pointsBudgetRule.ts";

type Counter = { rule: number; account: string; taken: number; heldUntil: number | null };

/** What counted uses and live quotes leave to an account. A reservation is made later, and checks again. */
export async function readAvailability(session: Session, campaign: Campaign, account: string): Promise<Availability> {
  const counters = await rowsOf<Counter>(
    session,
    sql`select c.rule, c.account, c.taken::float8 as taken, min(r.expires_at)::float8 as "heldUntil"
        from rule_counters c left join reservations r using (campaign, rule, account)
        where c.campaign = ${campaign.address.toLowerCase()} and c.account in ('', ${account.toLowerCase()})
        group by c.rule, c.account, c.taken`,
  );
  const counterOf = (rule: number, owner: string): Counter | undefined =>
    counters.find((counter) => counter.rule === rule && counter.account === owner);
  const left: Record<number, number> = {};
  const heldUntil: Record<number, number> = {};
  campaign.book.book.rules.forEach(({ limit = 0, perAccount = 0 }, rule) => {
    const bounds = [
      ...(limit > 0 ? [{ capacity: limit, counter: counterOf(rule, "") }] : []),
      ...(perAccount > 0 ? [{ capacity: perAccount, counter: counterOf(rule, account.toLowerCase()) }] : []),
    ];
    for (const { capacity, counter } of bounds) {
      const free = Math.max(0, capacity - (counter?.taken ?? 0));
      left[rule] = Math.min(left[rule] ?? Number.MAX_SAFE_INTEGER, free);
      const until = counter?.heldUntil ?? null;
      if (free === 0 && until !== null) heldUntil[rule] = Math.max(heldUntil[rule] ?? 0, until);
    }
  });
  const points = counterOf(POINTS_BUDGET_RULE, "");
  return { left, heldUntil, pointsLeft: Math.max(0, campaign.mintBudget - (points?.taken ?? 0)) };
}
