import { bigint, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";

/** Blocks by hash: deleting an orphaned one deletes everything that was read from it. */
export const blocks = pgTable(
  "blocks",
  {
    hash: text().primaryKey(),
    number: bigint({ mode: "number" }).notNull(),
    parentHash: text().notNull(),
    timestamp: bigint({ mode: "number" }).notNull(),
  },
  (table) => [uniqueIndex("blocks_number").on(table.number)],
);

const inBlock = {
  blockHash: text()
    .notNull()
    .references(() => blocks.hash, { onDelete: "cascade" }),
  logIndex: integer().notNull(),
  transactionHash: text().notNull(),
};

/** Transfers of points; addresses are lower case. */
export const transfers = pgTable(
  "transfers",
  { ...inBlock, from: text().notNull(), to: text().notNull(), amount: bigint({ mode: "number" }).notNull() },
  (table) => [
    primaryKey({ columns: [table.blockHash, table.logIndex] }),
    index("transfers_from").on(table.from),
    index("transfers_to").on(table.to),
  ],
);

/** Campaigns launched by the program. */
export const campaigns = pgTable(
  "campaigns",
  {
    ...inBlock,
    address: text().notNull().unique(),
    implementation: text().notNull(),
    number: integer().notNull(),
    mintBudget: bigint({ mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.blockHash, table.logIndex] })],
);

/** Offer batches as the chain knows them. */
export const committedBatches = pgTable(
  "committed_batches",
  {
    ...inBlock,
    campaign: text().notNull(),
    batch: integer().notNull(),
    root: text().notNull(),
    until: bigint({ mode: "number" }).notNull(),
    uri: text().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockHash, table.logIndex] }),
    index("committed_batches_root").on(table.campaign, table.root),
  ],
);

/** Settled orders as the chain knows them; `uses` by rule, with what each gave, recomputed from the event's own lines and context. */
export const settled = pgTable(
  "settled",
  {
    ...inBlock,
    id: bigint({ mode: "number" }).notNull().generatedAlwaysAsIdentity(),
    campaign: text().notNull(),
    orderId: text().notNull(),
    account: text().notNull(),
    quoteHash: text().notNull(),
    subtotal: bigint({ mode: "number" }).notNull(),
    discount: bigint({ mode: "number" }).notNull(),
    total: bigint({ mode: "number" }).notNull(),
    points: bigint({ mode: "number" }).notNull(),
    tickets: bigint({ mode: "number" }).notNull(),
    lines: jsonb().$type<{ sku: string; tags: string; price: number; quantity: number }[]>().notNull(),
    context: jsonb()
      .$type<{
        time: number;
        tier: number;
        audiences: Record<string, number>;
        available: Record<string, number>;
      }>()
      .notNull(),
    uses: jsonb().$type<{ rule: number; uses: number; discountMinor: number; points: number }[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockHash, table.logIndex] }),
    index("settled_campaign").on(table.campaign, table.id),
    index("settled_order").on(table.campaign, table.orderId),
    index("settled_quote").on(table.quoteHash),
    index("settled_account").on(table.account),
  ],
);

/** Goods of settled orders that came back while their points were held; the latest says what the order still earns. */
export const returned = pgTable(
  "returned",
  {
    ...inBlock,
    campaign: text().notNull(),
    orderId: text().notNull(),
    pointsLeft: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockHash, table.logIndex] }),
    index("returned_order").on(table.campaign, table.orderId),
  ],
);

/** What draws said, as the chain knows it; integers in `args` are decimal strings. */
export const drawEvents = pgTable(
  "draw_events",
  {
    ...inBlock,
    draw: text().notNull(),
    name: text().notNull(),
    args: jsonb().$type<Record<string, string | boolean>>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.blockHash, table.logIndex] }),
    index("draw_events_draw").on(table.draw, table.name),
  ],
);
