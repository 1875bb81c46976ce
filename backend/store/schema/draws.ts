import { bigint, customType, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";

const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/**
 * Draws whose tickets this shop keeps. `closedAt` fixes the tickets: none is added after it. The list follows from them, and
 * with it root, total (up to 2^64), count and data hash.
 */
export const draws = pgTable("draws", {
  address: text().primaryKey(),
  /** The promotion whose `Tickets` rules earn. */
  promotion: text().notNull(),
  title: jsonb().$type<{ en: string; zh: string }>().notNull(),
  /** Orders placed earlier earn nothing here. */
  ordersFrom: bigint({ mode: "number" }).notNull(),
  /** Until when orders were looked through. */
  collectedUntil: bigint({ mode: "number" }).notNull(),
  closedAt: bigint({ mode: "number" }),
  root: text(),
  total: text(),
  count: integer(),
  dataHash: text(),
});

/** Tickets of one order (or of one free entry) in one draw, counted once; what is counted never changes. */
export const drawTickets = pgTable(
  "draw_tickets",
  {
    draw: text()
      .notNull()
      .references(() => draws.address),
    /** `settled:ORDER_ID`, `order:INVOICE_NO` or `free:REFERENCE`; `erased:ID`, until the list is written, of a customer who had the rest deleted. */
    source: text().notNull(),
    /** 32 bytes in hexadecimal: an account, or a claim key with bit 160 set. */
    entrant: text().notNull(),
    tickets: bigint({ mode: "number" }).notNull(),
    finalAt: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.draw, table.source] }),
    index("draw_tickets_entrant").on(table.draw, table.entrant),
  ],
);

/** The published list of a draw: records of 40 bytes, in parts. */
export const drawListParts = pgTable(
  "draw_list_parts",
  {
    draw: text()
      .notNull()
      .references(() => draws.address),
    part: integer().notNull(),
    records: bytes().notNull(),
  },
  (table) => [primaryKey({ columns: [table.draw, table.part] })],
);
