import type { Logger } from "pino";
import { describeError } from "../http/describeError.ts";
import type { Store } from "../store/Store.ts";
import { forgetOld } from "./forgetOld.ts";

const HOUR_MILLISECONDS = 3_600_000;

/** Deletes every hour what is past its time, beginning at once. */
export class Retention {
  readonly #store: Store;
  readonly #log: Logger;
  readonly #eventSeconds: number;
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor({ store, log, eventSeconds }: { store: Store; log: Logger; eventSeconds: number }) {
    this.#store = store;
    this.#log = log;
    this.#eventSeconds = eventSeconds;
  }

  start(): void {
    this.#timer = setInterval(() => this.#wake(), HOUR_MILLISECONDS).unref();
    this.#wake();
  }

  /** Waits for the running deletion; none begins after it. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #wake(): void {
    this.#running ??= this.#forget().finally(() => {
      this.#running = undefined;
    });
  }

  async #forget(): Promise<void> {
    try {
      const forgotten = await forgetOld(this.#store.session, Math.floor(Date.now() / 1000), this.#eventSeconds);
      if (Object.values(forgotten).some((count) => count > 0))
        this.#log.info(forgotten, "forgot what is past its time");
    } catch (error) {
      this.#log.warn({ cause: describeError(error) }, "what is past its time stays until the next try");
    }
  }
}
