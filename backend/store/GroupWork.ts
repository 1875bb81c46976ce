import { setImmediate } from "node:timers/promises";

type Waiting<Input, Output> = { input: Input; resolve: (output: Output) => void; reject: (error: unknown) => void };

/**
 * Does for many callers at once what costs as much for one: whatever arrives while a group is under way makes up the next. Alone, a caller
 * waits for nobody; under load the groups grow, and the work for each shrinks.
 */
export class GroupWork<Input, Output> {
  readonly #run: (inputs: readonly Input[]) => Promise<readonly Output[]>;
  readonly #most: number;
  #waiting: Waiting<Input, Output>[] = [];
  #running: Promise<void> | undefined;

  /**
   * @param run answers each input at its place; when it throws, every caller of the group is told
   * @param most inputs in a group
   */
  constructor(run: (inputs: readonly Input[]) => Promise<readonly Output[]>, most: number) {
    this.#run = run;
    this.#most = most;
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
      const group = this.#waiting.splice(0, this.#most);
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
