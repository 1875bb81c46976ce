import { and, eq, sql } from "drizzle-orm";
import type { Campaign } from "../../chain/Campaigns.ts";
import { POINTS_BUDGET_RULE } from "../../quotes/pointsBudgetRule.ts";
import { rowsOf } from "../../store/rowsOf.ts";
import { ruleCounters } from "../../store/schema/promises.ts";
import type { Session } from "../../store/Session.ts";
import type { PlanRequest } from "./PlanRequest.ts";

/** Accounts with a committed offer that is still open, by rule. */
async function openOffers(session: Session, campaign: string, time: number): Promise<Map<number, number>> {
  const rows = await rowsOf<{ rule: number; accounts: number }>(
    session,
    sql`select o.rule, count(distinct o.account)::int as accounts
        from offers o join offer_batches b on b.id = o.batch_id
        join committed_batches c on c.root = b.root and c.campaign = b.campaign
        where b.campaign = ${campaign} and o.until > ${time} group by o.rule`,
  );
  return new Map(rows.map(({ rule, accounts }) => [rule, accounts]));
}

/** Uses of each limited rule, and points, that settled orders and live quotes took from the whole campaign. */
async function takenUses(session: Session, campaign: string): Promise<Map<number, number>> {
  const rows = await session
    .select({ rule: ruleCounters.rule, taken: ruleCounters.taken })
    .from(ruleCounters)
    .where(and(eq(ruleCounters.campaign, campaign), eq(ruleCounters.account, "")));
  return new Map(rows.map(({ rule, taken }) => [rule, taken]));
}

/**
 * Rules that need an audience which is not proven by a coupon code, with the uses that nobody has taken and no open offer may yet take.
 * @param time Unix seconds, of the chain
 */
export async function offerableRules(
  session: Session,
  campaign: Campaign,
  time: number,
): Promise<PlanRequest["rules"]> {
  const key = campaign.address.toLowerCase();
  const [open, taken] = [await openOffers(session, key, time), await takenUses(session, key)];
  const points = campaign.mintBudget - (taken.get(POINTS_BUDGET_RULE) ?? 0);
  return campaign.book.book.rules.flatMap((rule, index) => {
    const { audience = 0, limit = 0, perAccount = 0, kind, value = 0 } = rule;
    if (audience === 0 || campaign.coupons.has(audience)) return [];
    const promised = (open.get(index) ?? 0) * perAccount;
    const bounds = [
      ...(limit > 0 ? [limit - (taken.get(index) ?? 0) - promised] : []),
      ...(kind === "Points" && value > 0 ? [Math.floor(points / value) - promised] : []),
    ];
    return [{ rule, index, left: bounds.length === 0 ? null : Math.max(0, Math.min(...bounds)) }];
  });
}
