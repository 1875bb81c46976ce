import { purchasesState } from "../offers/batch/purchasesState.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import type { Session } from "../store/Session.ts";
import type { Store } from "../store/Store.ts";

/** Keeps what was learned of all orders as long as neither an import nor an erasure changed what it was learned from. */
export class Learned<Knowledge> {
  readonly #store: Store;
  readonly #learn: (session: Session) => Promise<Knowledge>;
  #kept: { state: string; knowledge: Promise<Knowledge> } | undefined;

  constructor(store: Store, learn: (session: Session) => Promise<Knowledge>) {
    this.#store = store;
    this.#learn = learn;
  }

  /** @throws EngineError as the learning does */
  async now(): Promise<Knowledge> {
    const { session } = this.#store;
    const state = await purchasesState(session);
    if (this.#kept?.state !== state) {
      const kept = { state, knowledge: this.#learn(session) };
      this.#kept = kept;
      // That orders say too little holds until there are others; everything else is tried again.
      kept.knowledge.catch((error: unknown) => {
        if (this.#kept === kept && !(error instanceof EngineError)) this.#kept = undefined;
      });
    }
    return this.#kept.knowledge;
  }
}
