import { asc } from "drizzle-orm";
import { describeError } from "../http/describeError.ts";
import { draws } from "../store/schema/draws.ts";
import { advanceDraw } from "./advanceDraw.ts";

/** Keeps the shop's draws going: each time the index has reached the head, every draw is taken as far as it can go. */
export class DrawKeeper {
  readonly #keeping: Parameters<typeof advanceDraw>[0];
  #running: Promise<void> | undefined;
  #stopped = false;

  constructor(keeping: Parameters<typeof advanceDraw>[0]) {
    this.#keeping = keeping;
  }

  /** Begins a round, unless one is running. */
  wake(): void {
    if (this.#stopped) return;
    this.#running ??= this.#advanceAll().finally(() => {
      this.#running = undefined;
    });
  }

  /** Waits for the running round; none begins after it. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#running;
  }

  async #advanceAll(): Promise<void> {
    const { store, log } = this.#keeping;
    try {
      for (const row of await store.session.select().from(draws).orderBy(asc(draws.address))) {
        if (this.#stopped) return;
        await advanceDraw(this.#keeping, row).catch((error: unknown) => {
          log.warn({ draw: row.address, cause: describeError(error) }, "the draw waits");
        });
      }
    } catch (error) {
      log.warn({ cause: describeError(error) }, "the draws wait");
    }
  }
}
