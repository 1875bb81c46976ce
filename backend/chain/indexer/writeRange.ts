import { gt, inArray, sql } from "drizzle-orm";
import { recordSettlement } from "../../decisions/recordSettlement.ts";
import { countSettlement } from "../../quotes/countSettlement.ts";
import type { Take } from "../../quotes/Take.ts";
import { uncountSettlements } from "../../quotes/uncountSettlements.ts";
import { insertColumns } from "../../store/insertColumns.ts";
import { blocks, campaigns, committedBatches, drawEvents, returned, settled } from "../../store/schema/chain.ts";
import type { Session } from "../../store/Session.ts";
import type { ChainRange, IndexedBlock } from "./ChainRange.ts";

/** Several backends may follow the chain into one database: they write one after another. */
const INDEX_LOCK = 7_262_153;

/** What a settlement used and was given, by rule, and what that takes from the counters. */
export type SettlementUses = { uses: (typeof settled.$inferInsert)["uses"]; takes: Take[] };

type Write = {
  /** The newest stored block that is still on the chain. */
  ancestor: number | undefined;
  reorganised: boolean;
  range: ChainRange;
  /** By settlement of the range. */
  used: readonly SettlementUses[];
};

async function insertBlocks(session: Session, rows: readonly IndexedBlock[]): Promise<void> {
  await insertColumns(session, "blocks", [
    { name: "hash", type: "text", values: rows.map((block) => block.hash) },
    { name: "number", type: "bigint", values: rows.map((block) => block.number) },
    { name: "parent_hash", type: "text", values: rows.map((block) => block.parentHash) },
    { name: "timestamp", type: "bigint", values: rows.map((block) => block.timestamp) },
  ]);
}

async function insertTransfers(session: Session, rows: ChainRange["transfers"]): Promise<void> {
  await insertColumns(session, "transfers", [
    { name: "block_hash", type: "text", values: rows.map((transfer) => transfer.blockHash) },
    { name: "log_index", type: "int", values: rows.map((transfer) => transfer.logIndex) },
    { name: "transaction_hash", type: "text", values: rows.map((transfer) => transfer.transactionHash) },
    { name: "from", type: "text", values: rows.map((transfer) => transfer.from) },
    { name: "to", type: "text", values: rows.map((transfer) => transfer.to) },
    { name: "amount", type: "bigint", values: rows.map((transfer) => transfer.amount) },
  ]);
}

async function insertSettlements(session: Session, { range, used }: Write): Promise<void> {
  for (const [index, settlement] of range.settlements.entries()) {
    const { context, lines, ...row } = settlement;
    const { uses, takes } = used[index]!;
    await session.insert(settled).values({
      ...row,
      lines: lines.map((line) => ({ ...line, sku: line.sku.toString(), tags: line.tags.toString() })),
      context,
      uses,
    });
    await countSettlement(session, row, takes);
    await recordSettlement(session, row.quoteHash);
  }
}

/**
 * Deletes what is above the ancestor when the chain was reorganised, and adds the range. Run it in a transaction.
 * @returns false, having written nothing, when another backend was faster
 */
export async function writeRange(session: Session, write: Write): Promise<boolean> {
  const { reorganised, range } = write;
  await session.execute(sql`select pg_advisory_xact_lock(${INDEX_LOCK})`);
  const ancestor = write.ancestor ?? -1;
  if (reorganised) {
    await uncountSettlements(session, ancestor);
    await session.delete(blocks).where(gt(blocks.number, ancestor));
  }
  const isTaken = reorganised
    ? inArray(
        blocks.hash,
        range.blocks.map((block) => block.hash),
      )
    : gt(blocks.number, ancestor);
  const taken = await session.select({ hash: blocks.hash }).from(blocks).where(isTaken).limit(1);
  if (taken.length > 0) return false;
  await insertBlocks(session, range.blocks);
  await insertTransfers(session, range.transfers);
  if (range.launches.length > 0) await session.insert(campaigns).values(range.launches);
  if (range.batches.length > 0) await session.insert(committedBatches).values(range.batches);
  if (range.drawEvents.length > 0) await session.insert(drawEvents).values(range.drawEvents);
  if (range.returned.length > 0) await session.insert(returned).values(range.returned);
  await insertSettlements(session, write);
  return true;
}
