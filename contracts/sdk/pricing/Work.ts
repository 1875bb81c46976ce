import { Effect } from "./Effect.ts";
import type { LineSet } from "./LineSet.ts";
import { mulDiv } from "./mulDiv.ts";

const MAX_LINES = 100;
/** Every line; and the selector, the trigger and up to eight parts of each rule. */
const MAX_SETS = 1 + 32 * 10;
const EVERY_LINE = 0;

/**
 * One basket being priced: a column for each property of its lines, in canonical order, and the lines of each set that the
 * rules ask for. Reused, so it allocates nothing.
 */
export class Work {
  count = 0;
  /** The sum of the remaining amounts. */
  left = 0;
  /** Bitmaps of product groups. */
  readonly tags = new BigUint64Array(MAX_LINES);
  readonly quantity = new Float64Array(MAX_LINES);
  readonly remaining = new Float64Array(MAX_LINES);

  /** By set, as of its last scan: the lines that are not free, ascending. */
  readonly lines = Array.from({ length: MAX_SETS }, () => new Uint8Array(MAX_LINES));
  readonly size = new Int32Array(MAX_SETS);

  /** Of the rule being evaluated, and of the best of its lane so far. */
  effect = new Effect(MAX_LINES);
  best = new Effect(MAX_LINES);

  /** Counts baskets and discounts: a set scanned before the newest of them is out of date. */
  #version = 0;
  #loadedAt = 0;
  /** Two for each line: much faster than masking BigInts. */
  readonly #tagHalves = new Int32Array(this.tags.buffer);
  readonly #spend = new Float64Array(MAX_SETS);
  readonly #units = new Float64Array(MAX_SETS);
  readonly #scannedAt = new Float64Array(MAX_SETS);
  #sets: readonly LineSet[] = [];

  /** Begins with a basket whose lines are in the columns. */
  begin(sets: readonly LineSet[]): void {
    this.#sets = sets;
    this.#loadedAt = ++this.#version;
  }

  /** What remains of the lines of a set. */
  spendOf(set: number): number {
    if (set === EVERY_LINE) return this.left;
    this.scan(set);
    return this.#spend[set]!;
  }

  /** The units of the lines of a set that are not free. */
  unitsOf(set: number): number {
    this.scan(set);
    return this.#units[set]!;
  }

  /** Brings a set up to date. What is already free neither counts nor gains. */
  scan(set: number): void {
    const scannedAt = this.#scannedAt[set]!;
    if (scannedAt === this.#version) return;
    this.#scannedAt[set] = this.#version;
    const { remaining, quantity } = this;
    const lines = this.lines[set]!;
    const isGathered = scannedAt >= this.#loadedAt;
    const before = isGathered ? this.size[set]! : this.#gather(set, lines);
    let size = 0;
    let spend = 0;
    let units = 0;
    for (let at = 0; at < before; at++) {
      const i = lines[at]!;
      const amount = remaining[i]!;
      if (amount === 0) continue;
      lines[size++] = i;
      spend += amount;
      units += quantity[i]!;
    }
    this.size[set] = size;
    this.#spend[set] = spend;
    this.#units[set] = units;
  }

  /** Writes the lines of a set, free or not. */
  #gather(set: number, lines: Uint8Array): number {
    const { all, first, second, exceptFirst, exceptSecond } = this.#sets[set]!;
    const { count } = this;
    const halves = this.#tagHalves;
    let size = 0;
    for (let i = 0; i < count; i++) {
      const a = halves[2 * i]!;
      const b = halves[2 * i + 1]!;
      const isIn = all || ((a & first) | (b & second)) !== 0;
      if (isIn && ((a & exceptFirst) | (b & exceptSecond)) === 0) lines[size++] = i;
    }
    return size;
  }

  /** Remembers the evaluated rule as the best of its lane. */
  keepAsBest(): void {
    const beaten = this.best;
    this.best = this.effect;
    this.effect = beaten;
  }

  /**
   * Takes the best rule's gain off the lines: its uncapped discount split by its weights, and split once more by these
   * shares when a cap lowers it. Running sums make the shares add up exactly.
   */
  applyBest(gain: number): void {
    const { remaining, best } = this;
    this.scan(best.selector);
    const { weight, totalWeight, uncapped } = best;
    const lines = this.lines[best.selector]!;
    const size = this.size[best.selector]!;
    let weightSoFar = 0;
    let before = 0;
    for (let at = 0; at < size; at++) {
      const i = lines[at]!;
      weightSoFar += weight[i]!;
      let upTo = uncapped === totalWeight ? weightSoFar : mulDiv(uncapped, weightSoFar, totalWeight);
      if (gain < uncapped) upTo = mulDiv(gain, upTo, uncapped);
      remaining[i]! -= upTo - before;
      before = upTo;
    }
    this.left -= gain;
    this.#version++;
  }
}
