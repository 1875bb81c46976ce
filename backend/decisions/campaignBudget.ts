import { sql } from "drizzle-orm";
import type { Address } from "viem";
import type { z } from "zod";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { decisionSchemas } from "./decisionSchemas.ts";

type Budget = z.input<typeof decisionSchemas.budget>;

/** The budget of a campaign's batches that handed something out, and what was reserved and spent of it, day by day. */
export async function campaignBudget(session: Session, campaign: Address): Promise<Budget> {
  const address = campaign.toLowerCase();
  const [whole] = await rowsOf<Pick<Budget, "capacityMinor" | "reservedMinor">>(
    session,
    sql`select coalesce(sum(g.capacity_minor), 0)::float8 as "capacityMinor", coalesce(sum(g.taken_minor), 0)::float8 as "reservedMinor"
        from decision_budgets g join offer_batches b on b.id = g.batch_id where b.campaign = ${address}`,
  );
  const days = await rowsOf<Budget["days"][number]>(
    session,
    sql`with happened as (
          select d.decided_at as at, 1 as decisions, (d.reserved_minor > 0)::int as offers, d.reserved_minor as reserved, 0 as spent
          from decisions d join offer_batches b on b.id = d.batch_id where b.campaign = ${address}
          union all
          select o.at, 0, 0, 0, o.cost_minor from outcomes o join decisions d on d.id = o.decision_id
          join offer_batches b on b.id = d.batch_id where b.campaign = ${address}
        )
        select (at / 86400 * 86400)::float8 as day, sum(decisions)::int as decisions, sum(offers)::int as offers,
               sum(reserved)::float8 as "reservedMinor", sum(spent)::float8 as "spentMinor"
        from happened group by at / 86400 order by 1`,
  );
  return {
    capacityMinor: whole?.capacityMinor ?? 0,
    reservedMinor: whole?.reservedMinor ?? 0,
    spentMinor: days.reduce((total, day) => total + day.spentMinor, 0),
    days,
  };
}
