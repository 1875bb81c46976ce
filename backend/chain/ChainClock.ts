import type { PublicClient } from "viem";
import { chainTime } from "./chainTime.ts";

const FRESH_MILLISECONDS = 2_000;

/**
 * The chain's time without asking the node for every request: how far it is from this machine's clock is read anew every two seconds.
 * Use `chainTime` where a signature depends on it.
 */
export class ChainClock {
  readonly #client: PublicClient;
  #offset: { seconds: number; readAt: number } | undefined;
  #reading: Promise<void> | undefined;

  constructor(client: PublicClient) {
    this.#client = client;
  }

  /** Unix seconds. Only the first call waits for the node; while the node is away the last offset goes on. */
  async now(): Promise<number> {
    const offset = this.#offset;
    if (offset === undefined) await this.#read();
    else if (Date.now() - offset.readAt > FRESH_MILLISECONDS) void this.#read().catch(() => undefined);
    return Math.floor(Date.now() / 1000) + this.#offset!.seconds;
  }

  #read(): Promise<void> {
    this.#reading ??= chainTime(this.#client)
      .then((time) => {
        this.#offset = { seconds: time - Math.floor(Date.now() / 1000), readAt: Date.now() };
      })
      .finally(() => {
        this.#reading = undefined;
      });
    return this.#reading;
  }
}
