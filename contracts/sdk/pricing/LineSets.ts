import type { LineSet } from "./LineSet.ts";

/** The different sets of lines that the rules of a book look at, numbered; 0 holds every line. */
export class LineSets {
  readonly all: LineSet[] = [];
  readonly #numbers = new Map<string, number>();

  constructor() {
    this.numberOf(0n);
  }

  /**
   * The number of the set of lines that share a tag with `mask` (0 = every line) and none with `except`.
   */
  numberOf(mask: bigint, except = 0n): number {
    const key = `${mask} ${except}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    const [first = 0, second = 0, exceptFirst = 0, exceptSecond = 0] = new Int32Array(
      BigUint64Array.of(mask, except).buffer,
    );
    return this.all.push({ all: mask === 0n, first, second, exceptFirst, exceptSecond }) - 1;
  }
}
