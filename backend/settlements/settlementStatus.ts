import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { chainTime } from "../chain/chainTime.ts";
import type { Deps } from "../Deps.ts";
import type { Relay } from "../chain/relayer/Relayer.ts";
import { Problem } from "../http/Problem.ts";
import { blocks, settled } from "../store/schema/chain.ts";
import { quotes } from "../store/schema/promises.ts";
import type { settlementSchemas } from "./settlementSchemas.ts";

type Status = z.input<typeof settlementSchemas.status>["status"];

/** What can be said of an order that the chain does not show (yet). */
function statusOf(relay: Relay | undefined, isOver: boolean): Status {
  if (relay !== undefined) return relay.status === "failed" ? "failed" : "sent";
  return isOver ? "expired" : "quoted";
}

/**
 * How far an order is.
 * @throws Problem OrderUnknown
 */
export async function settlementStatus(deps: Deps, orderId: string): Promise<z.input<typeof settlementSchemas.status>> {
  const { store, relayer, chain } = deps;
  const [row] = await store.session.select().from(quotes).where(eq(quotes.orderId, orderId));
  if (row === undefined) throw new Problem(404, "OrderUnknown", "This shop has no such order. Check the order id.");
  const { answer } = row.body;
  const [event] = await store.session
    .select({ transactionHash: settled.transactionHash, blockNumber: blocks.number })
    .from(settled)
    .innerJoin(blocks, eq(blocks.hash, settled.blockHash))
    .where(and(eq(settled.quoteHash, row.quoteHash), eq(settled.campaign, row.campaign)));
  const relay = await relayer.find(`settlement:${row.quoteHash}`);
  const isSettled = event !== undefined;
  return {
    orderId,
    quoteHash: row.quoteHash,
    campaign: answer.campaign,
    account: answer.quote.account,
    status: isSettled ? "settled" : statusOf(relay, (await chainTime(chain.client)) > row.deadline),
    transactionHash: event?.transactionHash ?? relay?.transactionHash ?? null,
    blockNumber: event?.blockNumber ?? null,
    total: answer.quote.total,
    points: answer.quote.points,
    calldata: relay === undefined ? null : { to: relay.to, data: relay.data },
    problem: isSettled ? null : (relay?.problem ?? null),
  };
}
