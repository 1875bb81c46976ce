import { poisson } from "../numeric/poisson.ts";
import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";

interface ReplenishmentProblem {
  /** Mean demand of each period ahead, Poisson; at least one. */
  readonly demand: ArrayLike<number>;
  /** Most that can be in stock, 1 to 1 000. */
  readonly capacity: number;
  /** Cost of an order, of a unit ordered, of a unit kept to the next period, of a unit asked for in vain; any unit of money. */
  readonly orderCost: number;
  readonly unitCost: number;
  readonly holdingCost: number;
  readonly lostSaleCost: number;
}

interface ReplenishmentPlan {
  /** Stock to order up to, for every period and stock before it; the stock itself means no order. */
  readonly orderUpTo: (period: number, stock: number) => number;
  /** Expected cost of all periods from an opening stock. */
  readonly cost: Float64Array;
}

/**
 * When to order how much under uncertain demand: the order that costs least for every period and stock, by dynamic programming
 * backwards (Scarf 1960: below a stock s up to S, where it pays at all). Orders arrive at once, unmet demand is lost, and what is left
 * at the end is worth nothing.
 * @throws EngineError on bad input
 */
export function planReplenishment(problem: ReplenishmentProblem): ReplenishmentPlan {
  const { demand, capacity, orderCost, unitCost, holdingCost, lostSaleCost } = problem;
  requireFinite(demand, "demand");
  requireInteger(capacity, 1, 1_000, "capacity");
  for (const [name, cost] of Object.entries({ orderCost, unitCost, holdingCost, lostSaleCost })) {
    requireRange(cost, 0, Number.MAX_VALUE, name);
  }
  if (demand.length > 1_000) throw new EngineError("Range", `${demand.length} periods: give at most 1 000`);
  const periods = demand.length;
  const choice = new Uint16Array(periods * (capacity + 1));
  let after = new Float64Array(capacity + 1);
  for (let period = periods; period-- > 0;) {
    const mean = demand[period]!;
    const chances = poisson(mean, capacity);
    const having = new Float64Array(capacity + 1);
    for (let level = 0; level <= capacity; level++) {
      let [cost, sold] = [0, 0];
      let open = 1;
      for (let asked = 0; asked < level; asked++) {
        cost += chances[asked]! * (holdingCost * (level - asked) + after[level - asked]!);
        sold += chances[asked]! * asked;
        open -= chances[asked]!;
      }
      open = Math.max(0, open);
      sold += open * level;
      having[level] = cost + open * after[0]! + lostSaleCost * Math.max(0, mean - sold);
    }
    const value = new Float64Array(capacity + 1);
    for (let stock = 0; stock <= capacity; stock++) {
      let [best, least] = [stock, having[stock]!];
      for (let level = stock + 1; level <= capacity; level++) {
        const cost = orderCost + unitCost * (level - stock) + having[level]!;
        if (cost < least - 1e-12) [best, least] = [level, cost];
      }
      value[stock] = least;
      choice[period * (capacity + 1) + stock] = best;
    }
    after = value;
  }
  return {
    cost: after,
    orderUpTo(period, stock) {
      requireInteger(period, 0, periods - 1, "period");
      requireInteger(stock, 0, capacity, "stock");
      return choice[period * (capacity + 1) + stock]!;
    },
  };
}
