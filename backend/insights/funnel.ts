import { sql } from "drizzle-orm";
import { proportionInterval } from "../offers/engine/measure/proportionInterval.ts";
import { rowsOf } from "../store/rowsOf.ts";
import type { Session } from "../store/Session.ts";

const steps = ["viewed", "carted", "ordered", "redeemed"] as const;

type Step = (typeof steps)[number];

/** Of the customers who took a step, the share who took the next one too, with its 95 % interval; null where nobody took the first. */
type Passage = { from: Step; to: Step; share: { value: number; low: number; high: number } | null };

/** How many customers took each step, and how many went on. */
export type Funnel = Record<Step, number> & { since: number; passages: Passage[] };

type Counts = Record<Step | `${Step}Too`, number> & { since: number };

/** Customers by what they did in the newest `days` that anything is known of: views and carts only of those who agreed to their being kept. */
export async function funnel(session: Session, days: number): Promise<Funnel> {
  const [row] = await rowsOf<Counts>(
    session,
    sql`with newest as (
          select greatest((select max(placed_at) from orders), (select max(at) from events), 0) - ${days * 86_400} as since
        ),
        bought as (
          select a.customer_id, s.discount from settled s join blocks b on b.hash = s.block_hash
          join accounts a on a.account = s.account, newest n where b.timestamp > n.since
        ),
        viewed as (select distinct customer_id from events, newest n where kind in ('view', 'search') and at > n.since),
        carted as (select distinct customer_id from events, newest n where kind = 'cart' and at > n.since),
        ordered as (
          select customer_id from orders, newest n where not cancellation and placed_at > n.since and customer_id is not null
          union select customer_id from bought
        ),
        redeemed as (
          select customer_id from events, newest n where kind = 'redemption' and at > n.since
          union select customer_id from bought where discount > 0
        )
        select n.since::float8 as since,
          (select count(*)::int from viewed) as viewed, (select count(*)::int from carted) as carted,
          (select count(*)::int from ordered) as ordered, (select count(*)::int from redeemed) as redeemed,
          (select count(*)::int from viewed natural join carted) as "cartedToo",
          (select count(*)::int from carted natural join ordered) as "orderedToo",
          (select count(*)::int from ordered natural join redeemed) as "redeemedToo"
        from newest n`,
  );
  const { since, viewed, carted, ordered, redeemed } = row!;
  const passages = steps.slice(1).map((to, k): Passage => {
    const from = steps[k]!;
    const share = row![from] === 0 ? null : { ...proportionInterval(row![`${to}Too`], row![from]) };
    return { from, to, share };
  });
  return { since, viewed, carted, ordered, redeemed, passages };
}
