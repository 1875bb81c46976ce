import { setImmediate, setTimeout as sleep } from "node:timers/promises";

type Waiting<Input, Output> = { input: Input; resolve: (output: Output) => void; reject: (error: unknown) => void };

/** What a group may be. */
export type GroupLimits = {
  /** Inputs in a group. */
  most: number;
  /** The soonest that a group begins after the one before, in milliseconds. */
  apart: number;
};

/**
 * Does for many callers at once what costs as much for one: whatever arrives while a group is under way, or too soon after it began, makes up
 * the next. Alone, a caller waits for nobody; under load the groups grow, and the work for each shrinks.
 */
export class GroupWork<Input, Output> {
  readonly #run: (inputs: readonly Input[]) => Promise<readonly Output[]>;
  readonly #limits: GroupLimits;
  #waiting: Waiting<Input, Output>[] = [];
  #running: Promise<void> | undefined;
  #began = -Infinity;

  /**
   * @param run answers each input at its place; when it throws, every caller of the group is told
   */
  constructor(run: (inputs: readonly Input[]) => Promise<readonly Output[]>, limits: GroupLimits) {
    this.#run = run;
    this.#limits = limits;
  }

  ask(input: Input): Promise<Output> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ input, resolve, reject });
      this.#running ??= this.#work();
    });
  }

  /** Waits until nobody waits. */
  async drain(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #work(): Promise<void> {
    while (this.#waiting.length > 0) {
      // PGlite works within this thread and never lets it go: requests that have arrived meanwhile are read only here.
      await setImmediate();
      const early = this.#began + this.#limits.apart - performance.now();
      if (early > 0) await sleep(early);
      this.#began = performance.now();
      const group = this.#waiting.splice(0, this.#limits.most);
      try {
        const outputs = await this.#run(group.map(({ input }) => input));
        group.forEach(({ resolve }, index) => resolve(outputs[index]!));
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#running = undefined;
  }
}
