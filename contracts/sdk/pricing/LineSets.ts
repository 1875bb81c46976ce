import type { LineSet } from "./LineSet.ts";

/** The different sets of lines that the rules of a book look at, numbered. */
export class LineSets {
  readonly all: LineSet[] = [];
  readonly #numbers = new Map<string, number>();

  /**
   * The number of the set of lines that share a tag with `mask` (0 = every line) and none with `except`.
   */
  numberOf(mask: bigint, except = 0n): number {
    const key = `${mask} ${except}`;
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return (
      this.all.push({
        all: mask === 0n,
        low: lowHalf(mask),
        high: lowHalf(mask >> 32n),
        exceptLow: lowHalf(except),
        exceptHigh: lowHalf(except >> 32n),
      }) - 1
    );
  }
}

function lowHalf(mask: bigint): number {
  return Number(BigInt.asIntN(32, mask));
}
