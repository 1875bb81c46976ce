import { sql } from "drizzle-orm";
import { bigint, boolean, index, integer, jsonb, pgTable, primaryKey, text, uniqueIndex } from "drizzle-orm/pg-core";
import type { ImportReport } from "../../orders/ImportReport.ts";

/** One accepted orders file; its content hash makes a second import of the same file a no-op. */
export const imports = pgTable("imports", {
  id: integer().primaryKey().generatedAlwaysAsIdentity(),
  contentHash: text().notNull().unique(),
  fileName: text().notNull(),
  generated: boolean().notNull(),
  shiftedDays: integer().notNull(),
  importedAt: bigint({ mode: "number" }).notNull(),
  report: jsonb().$type<ImportReport>().notNull(),
});

/** A row of an orders file that was not taken, or only in part, and why. */
export const importIssues = pgTable(
  "import_issues",
  {
    importId: integer()
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    line: integer().notNull(),
    code: text().notNull(),
    detail: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.line, table.code] })],
);

/** A customer under a pseudonym: the keyed hash of the shop's own number, which is not kept. */
export const customers = pgTable("customers", {
  id: integer().primaryKey(),
  pseudonym: text().notNull().unique(),
  country: text().notNull(),
});

/** `sku` is the product's identity in a basket; `priceMinor` the list price of one unit. */
export const products = pgTable(
  "products",
  {
    sku: integer().primaryKey(),
    stockCode: text().notNull().unique(),
    name: text().notNull(),
    tags: bigint({ mode: "bigint" }).notNull(),
    priceMinor: bigint({ mode: "number" }).notNull(),
    sellable: boolean().notNull(),
    /** When it was last sold at that price; an older file does not change it. */
    pricedAt: bigint({ mode: "number" }).notNull(),
    timesOrdered: integer().notNull(),
  },
  (table) => [index("products_popularity").on(table.timesOrdered.desc(), table.sku)],
);

/** An invoice of the file. A cancellation is an order of its own whose lines name returned units. */
export const orders = pgTable(
  "orders",
  {
    id: integer().primaryKey(),
    invoiceNo: text().notNull(),
    customerId: integer().references(() => customers.id),
    placedAt: bigint({ mode: "number" }).notNull(),
    cancellation: boolean().notNull(),
    importId: integer()
      .notNull()
      .references(() => imports.id),
  },
  (table) => [
    uniqueIndex("orders_invoice_no").on(table.invoiceNo),
    index("orders_customer").on(table.customerId, table.placedAt),
  ],
);

/** `matched` of a purchase: units returned later; of a cancellation: units whose purchase was found. */
export const orderLines = pgTable(
  "order_lines",
  {
    id: integer().primaryKey(),
    orderId: integer().notNull(),
    sku: integer().notNull(),
    quantity: integer().notNull(),
    priceMinor: bigint({ mode: "number" }).notNull(),
    matched: integer().notNull().default(0),
  },
  (table) => [index("order_lines_order").on(table.orderId)],
);

/** Which units of a purchase a cancellation took back. */
export const returns = pgTable(
  "returns",
  {
    cancellationLineId: integer()
      .notNull()
      .references(() => orderLines.id),
    purchaseLineId: integer()
      .notNull()
      .references(() => orderLines.id),
    quantity: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.cancellationLineId, table.purchaseLineId] }),
    index("returns_purchase").on(table.purchaseLineId),
  ],
);

/** Recency, frequency and monetary value of a customer, recomputed after every import. */
export const customerFeatures = pgTable(
  "customer_features",
  {
    customerId: integer()
      .primaryKey()
      .references(() => customers.id, { onDelete: "cascade" }),
    firstOrderAt: bigint({ mode: "number" }).notNull(),
    lastOrderAt: bigint({ mode: "number" }).notNull(),
    orders: integer().notNull(),
    netMinor: bigint({ mode: "number" }).notNull(),
    segment: text().notNull(),
  },
  (table) => [index("customer_features_segment").on(table.segment)],
);

/** The wallet account of a customer; addresses are lower case. */
export const accounts = pgTable("accounts", {
  account: text().primaryKey(),
  customerId: integer()
    .notNull()
    .unique()
    .references(() => customers.id, { onDelete: "cascade" }),
  linkedAt: bigint({ mode: "number" })
    .notNull()
    .default(sql`extract(epoch from now())::bigint`),
  /** Set before the first claim is signed: from then on the customer's points belong to this account, and it stays. */
  claimSigned: boolean().notNull().default(false),
});

/**
 * The claim key of a customer without a wallet: the address of a key that only the customer has, in lower case. Nothing is
 * ever paid to it; in draws it stands for the customer.
 */
export const claimKeys = pgTable("claim_keys", {
  claimKey: text().primaryKey(),
  customerId: integer()
    .notNull()
    .unique()
    .references(() => customers.id, { onDelete: "cascade" }),
});

/**
 * Accounts and claim keys that were a customer's before others were linked, in lower case: what was done under them is still this customer's,
 * until they are linked to another one.
 */
export const formerHolders = pgTable(
  "former_holders",
  {
    kind: text().$type<"account" | "claimKey">().notNull(),
    holder: text().notNull(),
    customerId: integer()
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
  },
  (table) => [
    primaryKey({ columns: [table.kind, table.holder] }),
    index("former_holders_customer").on(table.customerId),
  ],
);
