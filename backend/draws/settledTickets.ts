import { type SQL, sql } from "drizzle-orm";
import { zeroAddress } from "viem";

/**
 * Tickets of the orders that were settled on chain in a promotion, as a query of (order_id, account, tickets, final_at). An order
 * of which goods came back keeps the share of its tickets that it keeps of its points. It is final when both return windows
 * are over: the shop's, and the promotion's own, in which the chain takes returns.
 * @param from orders placed from then on, Unix seconds
 */
export function settledTickets(search: {
  promotion: string;
  from: number;
  returnWindowSeconds: number;
  holdSeconds: number;
}): SQL {
  const { promotion, from } = search;
  const window = Math.max(search.returnWindowSeconds, search.holdSeconds);
  // Erased customers have the zero account.
  return sql`select s.order_id, s.account, b.timestamp + ${window} as final_at,
      case when r.points_left is null then s.tickets
        else floor(s.tickets::numeric * r.points_left / s.points)::bigint end as tickets
    from settled s join blocks b on b.hash = s.block_hash
    left join lateral (
      select min(points_left) as points_left from returned where campaign = s.campaign and order_id = s.order_id
    ) r on true
    where s.campaign = ${promotion} and s.tickets > 0 and s.account <> ${zeroAddress} and b.timestamp >= ${from}`;
}
