import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { OfferSnapshot } from "../../offers/batch/OfferSnapshot.ts";
import type { StoredQuote } from "../../quotes/StoredQuote.ts";

/** Signed quotes. A quote that was signed is kept until its order is settled or its deadline has passed. */
export const quotes = pgTable(
  "quotes",
  {
    quoteHash: text().primaryKey(),
    campaign: text().notNull(),
    account: text().notNull(),
    orderId: text().notNull().unique(),
    requestHash: text().notNull(),
    issuedAt: bigint({ mode: "number" }).notNull(),
    deadline: bigint({ mode: "number" }).notNull(),
    body: jsonb().$type<StoredQuote>().notNull(),
  },
  (table) => [index("quotes_live").on(table.campaign, table.account, table.requestHash, table.deadline)],
);

/** Uses counted on chain plus uses reserved by live quotes. `account` is "" for the limit of the whole campaign; `rule` 255 is the points budget. */
export const ruleCounters = pgTable(
  "rule_counters",
  {
    campaign: text().notNull(),
    rule: integer().notNull(),
    account: text().notNull(),
    capacity: bigint({ mode: "number" }).notNull(),
    taken: bigint({ mode: "number" }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.campaign, table.rule, table.account] })],
);

/** What one quote takes from one counter; `expiresAt` is null once its order was settled. */
export const reservations = pgTable(
  "reservations",
  {
    quoteHash: text().notNull(),
    campaign: text().notNull(),
    rule: integer().notNull(),
    account: text().notNull(),
    uses: bigint({ mode: "number" }).notNull(),
    expiresAt: bigint({ mode: "number" }),
  },
  (table) => [
    primaryKey({ columns: [table.quoteHash, table.rule, table.account] }),
    index("reservations_expiry").on(table.expiresAt),
  ],
);

/** Transactions that the relayer sent; `subject` is what was relayed, once. */
export const relays = pgTable(
  "relays",
  {
    subject: text().primaryKey(),
    kind: text().$type<"settlement" | "claim" | "offers" | "draw">().notNull(),
    /** The account that pays; rows of before it was kept have none. */
    sender: text(),
    campaign: text(),
    account: text(),
    gasLimit: bigint({ mode: "number" }).notNull(),
    gasUsed: bigint({ mode: "number" }),
    to: text().notNull(),
    data: text().notNull(),
    transactionHash: text(),
    status: text().$type<"sending" | "sent" | "mined" | "failed">().notNull(),
    problem: text(),
    createdAt: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    index("relays_account").on(table.account, table.createdAt),
    index("relays_campaign").on(table.campaign, table.kind),
  ],
);

/** Batches of offers that this backend chose; they count once their root is committed on chain. */
export const offerBatches = pgTable(
  "offer_batches",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    campaign: text().notNull(),
    root: text().notNull(),
    from: bigint({ mode: "number" }).notNull(),
    until: bigint({ mode: "number" }).notNull(),
    uri: text().notNull(),
    budgetMinor: bigint({ mode: "number" }).notNull(),
    reservedMinor: bigint({ mode: "number" }).notNull(),
    signature: text().notNull(),
    createdAt: bigint({ mode: "number" }).notNull(),
    seed: bigint({ mode: "number" }).notNull().default(0),
    /** What the batch was decided by; null for one that was chosen before snapshots were kept. */
    snapshot: jsonb().$type<OfferSnapshot>(),
  },
  (table) => [uniqueIndex("offer_batches_root").on(table.campaign, table.root)],
);

/** One leaf of a batch. The salt is what keeps the leaf private: erasure deletes the row, the root stays. */
export const offers = pgTable(
  "offers",
  {
    batchId: integer()
      .notNull()
      .references(() => offerBatches.id, { onDelete: "cascade" }),
    audience: integer().notNull(),
    account: text().notNull(),
    rule: integer().notNull(),
    value: bigint({ mode: "number" }).notNull(),
    from: bigint({ mode: "number" }).notNull(),
    until: bigint({ mode: "number" }).notNull(),
    salt: text().notNull(),
    proof: jsonb().$type<`0x${string}`[]>().notNull(),
    worstCaseMinor: bigint({ mode: "number" }).notNull(),
    reason: jsonb().$type<{ en: string; zh: string }>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.batchId, table.audience, table.account] }),
    index("offers_account").on(table.account),
  ],
);

/** Answers kept for a repeated request, by caller. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    caller: text().notNull(),
    key: text().notNull(),
    requestHash: text().notNull(),
    done: boolean().notNull().default(false),
    status: integer(),
    body: text(),
    lockedUntil: bigint({ mode: "number" }).notNull(),
    createdAt: bigint({ mode: "number" }).notNull(),
  },
  (table) => [primaryKey({ columns: [table.caller, table.key] }), index("idempotency_age").on(table.createdAt)],
);
