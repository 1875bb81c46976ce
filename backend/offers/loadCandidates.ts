import { sql } from "drizzle-orm";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";
import type { Candidate } from "./Candidate.ts";

/** Customers with an account by rising number, and how many have none yet and can get no offer. */
export async function loadCandidates(session: Session): Promise<{ candidates: Candidate[]; withoutAccount: number }> {
  const candidates = await rowsOf<Candidate>(
    session,
    sql`with newest as (select max(placed_at) as at from orders)
        select f.customer_id as "customerId", c.pseudonym, a.account, f.segment, f.orders, f.net_minor::float8 as "netMinor",
               floor((n.at - f.last_order_at) / 86400)::int as "recencyDays", floor((n.at - f.first_order_at) / 86400)::int as "tenureDays"
        from customer_features f join customers c on c.id = f.customer_id join accounts a on a.customer_id = f.customer_id cross join newest n
        order by f.customer_id`,
  );
  const [row] = await rowsOf<{ count: number }>(
    session,
    sql`select count(*)::int as count from customer_features f left join accounts a on a.customer_id = f.customer_id where a.account is null`,
  );
  return { candidates, withoutAccount: row?.count ?? 0 };
}
