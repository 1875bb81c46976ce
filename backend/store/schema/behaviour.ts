import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import { customers } from "./orders.ts";
import { offerBatches } from "./promises.ts";

const customerId = () =>
  integer()
    .notNull()
    .references(() => customers.id, { onDelete: "cascade" });

/** What a customer agreed to, and until when; at most one is open for each purpose. */
export const consents = pgTable(
  "consents",
  {
    id: integer().primaryKey().generatedAlwaysAsIdentity(),
    customerId: customerId(),
    purpose: text().$type<"behaviour">().notNull(),
    /** Which wording was agreed to. */
    wording: text().notNull(),
    givenAt: bigint({ mode: "number" }).notNull(),
    withdrawnAt: bigint({ mode: "number" }),
  },
  (table) => [
    uniqueIndex("consents_open")
      .on(table.customerId, table.purpose)
      .where(sql`${table.withdrawnAt} is null`),
  ],
);

/** What customers did who agreed to it being kept. */
export const events = pgTable(
  "events",
  {
    eventId: text().primaryKey(),
    kind: text().$type<"view" | "search" | "cart" | "redemption">().notNull(),
    customerId: customerId(),
    at: bigint({ mode: "number" }).notNull(),
    sku: integer(),
    /** Of a cart: units put in, or taken out when negative. */
    quantity: integer(),
    /** Of a search: the words. */
    query: text(),
    /** Of a redemption: the campaign and its rule. */
    campaign: text(),
    rule: integer(),
    receivedAt: bigint({ mode: "number" }).notNull(),
  },
  (table) => [index("events_customer").on(table.customerId, table.at), index("events_kind").on(table.kind, table.at)],
);

/** Messages handed out to be signed, each good once. */
export const signIns = pgTable(
  "sign_ins",
  {
    nonce: text().primaryKey(),
    account: text().notNull(),
    message: text().notNull(),
    expiresAt: bigint({ mode: "number" }).notNull(),
  },
  (table) => [index("sign_ins_expiry").on(table.expiresAt)],
);

/** Who is signed in; of a token only its SHA-256 is kept. */
export const sessions = pgTable(
  "sessions",
  {
    tokenHash: text().primaryKey(),
    account: text().notNull(),
    expiresAt: bigint({ mode: "number" }).notNull(),
  },
  (table) => [index("sessions_account").on(table.account), index("sessions_expiry").on(table.expiresAt)],
);

/** Customers who were erased, as keyed hashes of their pseudonyms: an orders file must not bring them back. */
export const erasures = pgTable("erasures", {
  suppression: text().primaryKey(),
  erasedAt: bigint({ mode: "number" }).notNull(),
});

/** Leaves of committed batches whose offers were erased: without account, value and salt nobody can tell whose they were, and the root still follows. */
export const erasedLeaves = pgTable(
  "erased_leaves",
  {
    batchId: integer()
      .notNull()
      .references(() => offerBatches.id, { onDelete: "cascade" }),
    leaf: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.leaf] })],
);
