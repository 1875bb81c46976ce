import { sql } from "drizzle-orm";
import type { PromotionOutcome } from "../engine/measure/promotionEffect.ts";
import { rowsOf } from "../../store/rowsOf.ts";
import type { Session } from "../../store/Session.ts";

/**
 * What the campaign's batches showed whose offers are over and for whose whole time there are orders: of the customers who got an offer,
 * and of those held out who would have got one, how many bought.
 */
export function pastOutcomes(session: Session, campaign: string): Promise<PromotionOutcome[]> {
  return rowsOf<PromotionOutcome>(
    session,
    sql`with seen as (
          select d.batch_id, d.held_out, (exists (
              select 1 from orders o where o.customer_id = d.customer_id and not o.cancellation
                and o.placed_at >= b."from" and o.placed_at < b.until
            ) or exists (
              select 1 from settled s join blocks k on k.hash = s.block_hash join accounts a on a.account = s.account
              where a.customer_id = d.customer_id and k.timestamp >= b."from" and k.timestamp < b.until
            )) as bought
          from trial_customers d join offer_batches b on b.id = d.batch_id
          join committed_batches c on c.root = b.root and c.campaign = b.campaign
          where b.campaign = ${campaign.toLowerCase()}
            and b.until <= greatest((select max(placed_at) from orders), (
              select max(k.timestamp) from settled s join blocks k on k.hash = s.block_hash))
        )
        select count(*) filter (where not held_out)::int as offered,
               count(*) filter (where not held_out and bought)::int as "offeredBought",
               count(*) filter (where held_out)::int as held, count(*) filter (where held_out and bought)::int as "heldBought"
        from seen group by batch_id
        having count(*) filter (where not held_out) > 0 and count(*) filter (where held_out) > 0
        order by batch_id`,
  );
}
