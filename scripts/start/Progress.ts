/** Tells what is going on: one line when a step is done, and a moving one while it runs where somebody watches. */
export class Progress {
  readonly #write: (text: string) => void;
  readonly #live: boolean;

  constructor(output: { write: (text: string) => unknown; isTTY?: boolean }) {
    this.#write = (text) => void output.write(text);
    this.#live = output.isTTY === true;
  }

  /** Runs a step; `work` may report how far it is, and returns what to say at its end besides its result. */
  async step<T>(
    name: string,
    work: (report: (detail: string) => void) => Promise<T>,
    describe?: (result: T) => string,
  ) {
    const startedAt = performance.now();
    if (this.#live) this.#write(`… ${name}`);
    const result = await work((detail) => this.#live && this.#write(`\r\x1b[K… ${name}: ${detail}`));
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    const said = describe?.(result);
    this.#write(`${this.#live ? "\r\x1b[K" : ""}✓ ${name}${said ? `: ${said}` : ""} (${seconds} s)\n`);
    return result;
  }

  /** Says something about the step before. */
  note(lines: readonly string[]): void {
    for (const line of lines) this.#write(`    ${line}\n`);
  }
}
