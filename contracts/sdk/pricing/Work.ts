import type { Mask, PreparedRule } from "./prepareRuleBook.ts";

const MAX_LINES = 100;

/** One basket being priced: a column for each property of its lines, in canonical order. Reused, so it allocates nothing. */
export class Work {
  count = 0;
  readonly tagsLow = new Int32Array(MAX_LINES);
  readonly tagsHigh = new Int32Array(MAX_LINES);
  readonly quantity = new Float64Array(MAX_LINES);
  readonly remaining = new Float64Array(MAX_LINES);

  /** How the rule being evaluated shares its discount between the lines, and the sum of it. */
  weight = new Float64Array(MAX_LINES);
  totalWeight = 0;
  /** Remaining amount and units of the trigger lines. */
  spend = 0;
  units = 0;
  /** What the rule gives before any cap. */
  uncapped = 0;
  uses = 0;

  /** The best rule of the lane so far. */
  bestWeight = new Float64Array(MAX_LINES);
  bestTotalWeight = 0;
  bestUncapped = 0;
  bestGain = 0;

  matches(mask: Mask, line: number): boolean {
    return mask.all || ((this.tagsLow[line]! & mask.low) | (this.tagsHigh[line]! & mask.high)) !== 0;
  }

  /** Sums the trigger lines. What is already free neither counts nor gains. */
  scanTrigger(rule: PreparedRule): void {
    let spend = 0;
    let units = 0;
    for (let i = 0; i < this.count; i++) {
      const remaining = this.remaining[i]!;
      if (remaining === 0 || !this.matches(rule.trigger, i)) continue;
      spend += remaining;
      units += this.quantity[i]!;
    }
    this.spend = spend;
    this.units = units;
  }

  /** Weighs every target by its remaining amount. */
  weighTargets(rule: PreparedRule): void {
    let total = 0;
    for (let i = 0; i < this.count; i++) {
      const weight = this.matches(rule.selector, i) ? this.remaining[i]! : 0;
      this.weight[i] = weight;
      total += weight;
    }
    this.totalWeight = total;
  }

  /** Remembers the evaluated rule as the best of its lane. */
  keepAsBest(gain: number): void {
    const spare = this.bestWeight;
    this.bestWeight = this.weight;
    this.weight = spare;
    this.bestTotalWeight = this.totalWeight;
    this.bestUncapped = this.uncapped;
    this.bestGain = gain;
  }
}
