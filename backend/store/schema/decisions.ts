import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import type { DecisionArm } from "../../decisions/DecisionArm.ts";
import type { DecisionVersions } from "../../decisions/DecisionVersions.ts";
import { blocks } from "./chain.ts";
import { customers } from "./orders.ts";
import { offerBatches } from "./promises.ts";

const batchId = () =>
  integer()
    .notNull()
    .references(() => offerBatches.id, { onDelete: "cascade" });

/** What the decisions of a batch may hand out in all, at their worst case. The database itself refuses to let it be exceeded. */
export const decisionBudgets = pgTable(
  "decision_budgets",
  {
    batchId: batchId().primaryKey(),
    capacityMinor: bigint({ mode: "number" }).notNull(),
    takenMinor: bigint({ mode: "number" }).notNull().default(0),
  },
  (table) => [
    check("decision_budget_kept", sql`${table.takenMinor} >= 0 and ${table.takenMinor} <= ${table.capacityMinor}`),
  ],
);

/** Whom a batch was about: those who may be offered something and those held out at random, so that the effect can be measured. */
export const trialCustomers = pgTable(
  "trial_customers",
  {
    batchId: batchId(),
    customerId: integer()
      .notNull()
      .references(() => customers.id, { onDelete: "cascade" }),
    heldOut: boolean().notNull(),
    /** By its place in the batch's snapshot. */
    segment: integer().notNull(),
    /** The offer, or what it would have been: the rule and the personal value (0: the rule's own). */
    rule: integer().notNull(),
    value: bigint({ mode: "number" }).notNull(),
    /** Probability of a purchase while the offers last, without an offer and with this one. */
    chanceAlone: doublePrecision().notNull(),
    chance: doublePrecision().notNull(),
    /** Of the offer that was given; 0 when held out. */
    expectedCostMinor: doublePrecision().notNull(),
    /** By the response model, whichever rule chose; also of who is held out. */
    expectedProfitMinor: doublePrecision().notNull(),
  },
  (table) => [primaryKey({ columns: [table.batchId, table.customerId] }), index("trial_customer").on(table.customerId)],
);

/** What was decided for a customer, once a batch. After an erasure it has neither customer nor reason, and its money still counts. */
export const decisions = pgTable(
  "decisions",
  {
    id: text().primaryKey(),
    batchId: batchId(),
    customerId: integer().references(() => customers.id, { onDelete: "set null" }),
    decidedAt: bigint({ mode: "number" }).notNull(),
    /** Everything that could have been decided; the last arm is to offer nothing. */
    arms: jsonb().$type<DecisionArm[]>().notNull(),
    /** Which of the arms was taken, and how likely that was. */
    chosen: integer().notNull(),
    propensity: doublePrecision().notNull(),
    heldOut: boolean().notNull(),
    versions: jsonb().$type<DecisionVersions>().notNull(),
    /** Why, for people; null after an erasure. */
    reason: jsonb().$type<{ code: string; en: string; zh: string }>(),
    reservedMinor: bigint({ mode: "number" }).notNull(),
  },
  (table) => [
    uniqueIndex("decisions_once").on(table.batchId, table.customerId),
    index("decisions_age").on(table.decidedAt),
  ],
);

/** What came of a decision. */
export const outcomes = pgTable(
  "outcomes",
  {
    outcomeId: text().primaryKey(),
    decisionId: text()
      .notNull()
      .references(() => decisions.id, { onDelete: "cascade" }),
    kind: text().$type<"order" | "redemption" | "return">().notNull(),
    at: bigint({ mode: "number" }).notNull(),
    /** Margin of the order before the offer's cost; negative for a return. */
    profitMinor: bigint({ mode: "number" }).notNull(),
    /** What the offer cost. */
    costMinor: bigint({ mode: "number" }).notNull(),
    /** Of an order that was settled on chain: when its block goes, so does what came of it. */
    blockHash: text().references(() => blocks.hash, { onDelete: "cascade" }),
  },
  (table) => [index("outcomes_decision").on(table.decisionId), index("outcomes_block").on(table.blockHash)],
);
