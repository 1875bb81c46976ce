import { and, desc, eq, lt } from "drizzle-orm";
import { type Address, getAddress } from "viem";
import type { z } from "zod";
import type { Deps } from "../Deps.ts";
import { cursor } from "../http/cursor.ts";
import { blocks, settled } from "../store/schema/chain.ts";
import type { settlementSchemas } from "./settlementSchemas.ts";

/** The settled orders of a campaign, newest first. */
export async function listSettlements(
  { store }: Deps,
  campaign: Address,
  page: { cursor?: string | undefined; limit: number },
): Promise<z.input<typeof settlementSchemas.listed>> {
  const after = cursor.read(page.cursor, 1)?.[0];
  const rows = await store.session
    .select({ settled, at: blocks.timestamp, blockNumber: blocks.number })
    .from(settled)
    .innerJoin(blocks, eq(blocks.hash, settled.blockHash))
    .where(and(eq(settled.campaign, campaign.toLowerCase()), after === undefined ? undefined : lt(settled.id, after)))
    .orderBy(desc(settled.id))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  return {
    items: shown.map(({ settled: order, at, blockNumber }) => ({
      orderId: order.orderId,
      account: getAddress(order.account),
      quoteHash: order.quoteHash,
      subtotal: order.subtotal,
      discount: order.discount,
      total: order.total,
      points: order.points,
      tickets: order.tickets,
      at,
      blockNumber,
      transactionHash: order.transactionHash,
      uses: order.uses.map(({ rule, uses }) => ({ rule, uses })),
    })),
    nextCursor: rows.length > page.limit ? cursor.of(shown.at(-1)!.settled.id) : null,
  };
}
