import type { Logger } from "pino";
import { loadPurchases } from "../offers/batch/loadPurchases.ts";
import type { PurchaseColumns } from "../offers/batch/PurchaseColumns.ts";
import { purchasesState } from "../offers/batch/purchasesState.ts";
import type { Store } from "../store/Store.ts";
import { learnTasteInThread } from "./learnTasteInThread.ts";
import { TasteModel } from "./TasteModel.ts";

/**
 * Keeps the model of what customers buy as long as neither an import nor an erasure changed what it was learned from: habits at once, and
 * whatever a thread found better than habits as soon as it has.
 */
export class Recommender {
  readonly #store: Store;
  readonly #log: Pick<Logger, "warn">;
  #kept: { state: string; model: Promise<TasteModel> } | undefined;

  constructor(store: Store, log: Pick<Logger, "warn">) {
    this.#store = store;
    this.#log = log;
  }

  async model(): Promise<TasteModel> {
    const { session } = this.#store;
    const state = await purchasesState(session);
    if (this.#kept?.state !== state) {
      const purchases = loadPurchases(session);
      const model = purchases.then((columns) => new TasteModel(columns));
      this.#kept = { state, model };
      model.catch(() => (this.#kept = undefined));
      void purchases.then((columns) => this.#improve(state, columns)).catch(() => undefined);
    }
    return this.#kept.model;
  }

  async #improve(state: string, purchases: PurchaseColumns): Promise<void> {
    if (purchases.customer.length === 0) return;
    try {
      const taste = await learnTasteInThread(purchases);
      if (taste === null || this.#kept?.state !== state) return;
      this.#kept = { state, model: Promise.resolve(new TasteModel(purchases, taste)) };
    } catch (error) {
      this.#log.warn({ error }, "recommendations stay with habits: nothing better could be learned");
    }
  }
}
