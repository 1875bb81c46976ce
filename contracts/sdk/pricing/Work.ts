import { Effect } from "./Effect.ts";
import type { LineSet } from "./LineSet.ts";
import { mulDiv } from "./mulDiv.ts";

const MAX_LINES = 100;
/** Every line; and the selector, the trigger and up to eight parts of each rule. */
const MAX_SETS = 1 + 32 * 10;

/**
 * One basket being priced: a column for each property of its lines, in canonical order, and the lines of each set that the
 * rules ask for. Reused, so it allocates nothing.
 */
export class Work {
  count = 0;
  subtotal = 0;
  readonly tagsLow = new Int32Array(MAX_LINES);
  readonly tagsHigh = new Int32Array(MAX_LINES);
  readonly quantity = new Float64Array(MAX_LINES);
  readonly remaining = new Float64Array(MAX_LINES);

  /** By set, as of its last scan: the lines that are not free, ascending; what remains of them; their units. */
  readonly lines = Array.from({ length: MAX_SETS }, () => new Uint8Array(MAX_LINES));
  readonly size = new Int32Array(MAX_SETS);
  readonly spend = new Float64Array(MAX_SETS);
  readonly units = new Float64Array(MAX_SETS);

  /** Of the rule being evaluated, and of the best of its lane so far. */
  effect = new Effect(MAX_LINES);
  best = new Effect(MAX_LINES);

  /** Counts baskets and discounts: a set scanned before the newest of them is out of date. */
  #version = 0;
  #loadedAt = 0;
  readonly #scannedAt = new Float64Array(MAX_SETS);
  #sets: readonly LineSet[] = [];

  /** Begins with a basket whose lines are in the columns. */
  begin(sets: readonly LineSet[]): void {
    this.#sets = sets;
    this.#loadedAt = ++this.#version;
  }

  /** Brings a set up to date. What is already free neither counts nor gains. */
  scan(set: number): void {
    if (this.#scannedAt[set] === this.#version) return;
    if (this.#scannedAt[set]! < this.#loadedAt) this.#gather(set);
    this.#scannedAt[set] = this.#version;
    const { remaining, quantity } = this;
    const lines = this.lines[set]!;
    const before = this.size[set]!;
    let size = 0;
    let spend = 0;
    let units = 0;
    for (let at = 0; at < before; at++) {
      const i = lines[at]!;
      if (remaining[i] === 0) continue;
      lines[size++] = i;
      spend += remaining[i]!;
      units += quantity[i]!;
    }
    this.size[set] = size;
    this.spend[set] = spend;
    this.units[set] = units;
  }

  #gather(set: number): void {
    const { all, low, high, exceptLow, exceptHigh } = this.#sets[set]!;
    const { tagsLow, tagsHigh, count } = this;
    const lines = this.lines[set]!;
    let size = 0;
    for (let i = 0; i < count; i++) {
      const isIn = all || ((tagsLow[i]! & low) | (tagsHigh[i]! & high)) !== 0;
      if (isIn && ((tagsLow[i]! & exceptLow) | (tagsHigh[i]! & exceptHigh)) === 0) lines[size++] = i;
    }
    this.size[set] = size;
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
    this.#version++;
  }
}
