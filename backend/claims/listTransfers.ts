import { and, desc, eq, or, sql } from "drizzle-orm";
import { type Address, getAddress } from "viem";
import type { z } from "zod";
import type { Deps } from "../Deps.ts";
import { cursor } from "../http/cursor.ts";
import { blocks, transfers } from "../store/schema/chain.ts";
import type { claimSchemas } from "./claimSchemas.ts";

/** How the points of an account moved, newest first; from or to the zero address is given, spent or expired. */
export async function listTransfers(
  { store }: Deps,
  account: Address,
  page: { cursor?: string | undefined; limit: number },
): Promise<z.input<typeof claimSchemas.transfers>> {
  const owner = account.toLowerCase();
  const after = cursor.read(page.cursor, 2);
  const rows = await store.session
    .select({ transfer: transfers, blockNumber: blocks.number, at: blocks.timestamp })
    .from(transfers)
    .innerJoin(blocks, eq(blocks.hash, transfers.blockHash))
    .where(
      and(
        or(eq(transfers.from, owner), eq(transfers.to, owner)),
        after && sql`(${blocks.number}, ${transfers.logIndex}) < (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(desc(blocks.number), desc(transfers.logIndex))
    .limit(page.limit + 1);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ transfer, blockNumber, at }) => ({
      from: getAddress(transfer.from),
      to: getAddress(transfer.to),
      amount: transfer.amount,
      at,
      blockNumber,
      transactionHash: transfer.transactionHash,
    })),
    nextCursor: rows.length > page.limit && last ? cursor.of(last.blockNumber, last.transfer.logIndex) : null,
  };
}
