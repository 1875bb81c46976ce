import type { BgNbd } from "../engine/lifetime/BgNbd.ts";
import { expectedPurchases } from "../engine/lifetime/expectedPurchases.ts";
import { fitBgNbd } from "../engine/lifetime/fitBgNbd.ts";
import { probabilityAlive } from "../engine/lifetime/probabilityAlive.ts";
import type { PurchaseHistories } from "../engine/lifetime/PurchaseHistories.ts";
import { EngineError } from "../engine/numeric/EngineError.ts";
import type { CustomerTable } from "./CustomerTable.ts";

const WEEK = 7;

/** Of each customer: orders expected in the days ahead, and the probability that there will be any more at all. */
export type Lifetimes = {
  /** Null where the shop is too young for the model: then the past rate goes on. */
  model: BgNbd | null;
  expectedOrders: Float64Array;
  alive: Float64Array;
};

/** The history of BG/NBD, in weeks. */
export function historiesOf(table: CustomerTable): PurchaseHistories {
  return {
    frequency: table.repeats,
    recency: table.recencyDays.map((days) => days / WEEK),
    age: table.ageDays.map((days) => Math.max(days, 1) / WEEK),
  };
}

/** BG/NBD on the customers of a cut; the past rate where it cannot be fitted. */
export function lifetimesOf(table: CustomerTable, days: number): Lifetimes {
  const histories = historiesOf(table);
  try {
    const model = fitBgNbd(histories);
    const expectedOrders = expectedPurchases(model, histories, days / WEEK);
    if (!expectedOrders.every(Number.isFinite)) throw new EngineError("NotFinite", "the fit does not extrapolate");
    return { model, expectedOrders, alive: probabilityAlive(model, histories) };
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    const expectedOrders = table.orders.map((orders, i) => (orders * days) / Math.max(30, table.ageDays[i]!));
    return { model: null, expectedOrders, alive: new Float64Array(table.customer.length).fill(1) };
  }
}
