import { sql } from "drizzle-orm";
import { loadPurchases } from "../offers/batch/loadPurchases.ts";
import { rowsOf } from "../store/rowsOf.ts";
import type { Store } from "../store/Store.ts";
import { TasteModel } from "./TasteModel.ts";

/** Keeps the model of what customers buy as long as neither an import nor an erasure changed what it was learned from. */
export class Recommender {
  readonly #store: Store;
  #kept: { state: string; model: Promise<TasteModel> } | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  async model(): Promise<TasteModel> {
    const { session } = this.#store;
    const [row] = await rowsOf<{ state: string }>(
      session,
      sql`select concat((select max(id) from order_lines), '/', (select count(*) from customers)) as state`,
    );
    const { state } = row!;
    if (this.#kept?.state !== state) {
      const model = loadPurchases(session).then((purchases) => new TasteModel(purchases));
      this.#kept = { state, model };
      model.catch(() => (this.#kept = undefined));
    }
    return this.#kept.model;
  }
}
