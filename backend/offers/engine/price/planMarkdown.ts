import { poisson } from "../numeric/poisson.ts";
import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

interface MarkdownProblem {
  /** Units to sell, 1 to 2 000. */
  readonly stock: number;
  /** Periods left, 1 to 400. */
  readonly periods: number;
  /** The price ladder from the highest down, any unit of money; a price never rises again. */
  readonly prices: ArrayLike<number>;
  /** Mean units a period at each price. */
  readonly demand: ArrayLike<number>;
  /** What a unit is worth at the end. */
  readonly salvage: number;
}

interface MarkdownPlan {
  /** Expected revenue with what is left over. */
  readonly value: number;
  /** Which price to ask in a period with this stock, when the last price was this one. */
  readonly priceAt: (period: number, stock: number, last: number) => number;
}

/**
 * When to lower the price of a stock that must go: the best price for every period, stock and last price under Poisson demand, by
 * dynamic programming backwards (Gallego & van Ryzin, Management Science 40 (1994), in discrete time, with markdowns only).
 * @throws EngineError on bad input
 */
export function planMarkdown({ stock, periods, prices, demand, salvage }: MarkdownProblem): MarkdownPlan {
  requireInteger(stock, 1, 2_000, "stock");
  requireInteger(periods, 1, 400, "periods");
  requireFinite(prices, "prices");
  requireFinite(demand, "demand");
  requireSameLength(prices, demand, "prices and demand");
  requireRange(salvage, 0, Number.MAX_VALUE, "salvage");
  for (let j = 1; j < prices.length; j++) {
    if (prices[j]! >= prices[j - 1]!)
      throw new EngineError("Range", `prices[${j}] is not below the one before: give a ladder from the highest down`);
  }
  const levels = prices.length;
  const chances = Array.from({ length: levels }, (_, j) => poisson(demand[j]!, stock));
  // Chance that this much or more is asked for.
  const atLeast = chances.map((own) => {
    const tail = own.slice();
    for (let k = stock; k-- > 0;) tail[k]! += tail[k + 1]!;
    return tail;
  });
  const size = (stock + 1) * levels;
  const choice = new Uint8Array(periods * size);
  let after = Float64Array.from({ length: size }, (_, at) => Math.floor(at / levels) * salvage);
  for (let period = periods; period-- > 0;) {
    const value = new Float64Array(size);
    for (let s = 1; s <= stock; s++) {
      let [best, most] = [levels - 1, -Infinity];
      for (let j = levels; j-- > 0;) {
        const own = chances[j]!;
        let worth = atLeast[j]![s]! * s * prices[j]!;
        for (let k = 0; k < s; k++) worth += own[k]! * (k * prices[j]! + after[(s - k) * levels + j]!);
        if (worth >= most) [best, most] = [j, worth];
        // Row j: the last price was prices[j], so j and everything below it on the ladder can be asked.
        value[s * levels + j] = most;
        choice[period * size + s * levels + j] = best;
      }
    }
    after = value;
  }
  return {
    value: after[stock * levels]!,
    priceAt(period, left, last) {
      requireInteger(period, 0, periods - 1, "period");
      requireInteger(left, 0, stock, "stock");
      requireInteger(last, 0, levels - 1, "last");
      return left === 0 ? last : choice[period * size + left * levels + last]!;
    },
  };
}
