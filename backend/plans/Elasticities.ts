import { loadPurchases } from "../offers/batch/loadPurchases.ts";
import { purchasesState } from "../offers/batch/purchasesState.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import type { Store } from "../store/Store.ts";
import { runInThread } from "../threads/runInThread.ts";
import type { productElasticities, ProductElasticities } from "./productElasticities.ts";

const script = new URL("./elasticityThread.ts", import.meta.url);

/** Keeps what was learned of prices as long as neither an import nor an erasure changed what it was learned from. */
export class Elasticities {
  readonly #store: Store;
  #kept: { state: string; learned: Promise<ProductElasticities> } | undefined;

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws EngineError as `productElasticities` does */
  async learned(): Promise<ProductElasticities> {
    const { session } = this.#store;
    const state = await purchasesState(session);
    if (this.#kept?.state !== state) {
      const learned = loadPurchases(session).then((columns) => runInThread<typeof productElasticities>(script, columns));
      const kept = { state, learned };
      this.#kept = kept;
      // That prices say too little holds until there are other orders; everything else is tried again.
      learned.catch((error: unknown) => {
        if (this.#kept === kept && !(error instanceof EngineError)) this.#kept = undefined;
      });
    }
    return this.#kept.learned;
  }
}
