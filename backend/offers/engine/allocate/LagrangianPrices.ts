import type { AllocationProblem } from "./AllocationProblem.ts";

/** What one row range of the problem does at given prices. */
interface Answer {
  readonly spent: Float64Array;
  readonly exposed: Float64Array;
  readonly bound: number;
}

/**
 * Prices of the budgets and groups by coordinate bisection of the Lagrangian dual (Sinha & Zoltners 1979 for the relaxation):
 * each price in turn is the lowest at which its own constraint holds, given the others.
 */
export class LagrangianPrices {
  readonly prices: Float64Array;
  readonly groupPrices: Float64Array;
  readonly #problem: AllocationProblem;
  /** Rows that take part and how much of each limit is theirs. */
  readonly #rows: Uint32Array;
  readonly #share: number;
  readonly #scores: Float64Array;
  /** Share of a limit that may stay unused at a price: with many customers the polish uses it better than more bisection. */
  readonly #tolerance: number;

  constructor(problem: AllocationProblem, rows: Uint32Array, start?: LagrangianPrices) {
    this.#problem = problem;
    this.#rows = rows;
    this.#tolerance = rows.length < problem.customers ? 1e-4 : rows.length > 100_000 ? 2e-5 : 1e-9;
    this.#share = rows.length / problem.customers;
    this.#scores = new Float64Array(rows.length * problem.offers);
    this.prices = start?.prices.slice() ?? new Float64Array(problem.budgets.length);
    this.groupPrices = start?.groupPrices.slice() ?? new Float64Array(problem.fairness?.floors.length ?? 1);
  }

  /** Improves every price `sweeps` times. */
  sweep(sweeps: number): void {
    const { budgets, fairness } = this.#problem;
    for (let s = 0; s < sweeps; s++) {
      const before = this.prices.slice();
      for (let k = 0; k < budgets.length; k++) this.#priceBudget(k);
      if (fairness) this.#priceGroups();
      if (budgets.length === 1 && !fairness) return;
      if (before.every((price, k) => Math.abs(price - this.prices[k]!) <= 1e-9 * price)) return;
    }
  }

  /** Best offer of a row at the present prices, -1 for none. */
  best(customer: number): number {
    const { offers } = this.#problem;
    let [choice, most] = [-1, 0];
    for (let j = 0; j < offers; j++) {
      const score = this.score(customer, j);
      if (score > most) [choice, most] = [j, score];
    }
    return choice;
  }

  /** Value of an offer to a customer less its prices; -Infinity where not eligible. */
  score(customer: number, offer: number): number {
    const { value, costs, offers, eligible, fairness } = this.#problem;
    if (offer < 0) return 0;
    const at = customer * offers + offer;
    if (eligible && eligible[at] === 0) return -Infinity;
    let score = value[at]! - (fairness ? this.groupPrices[fairness.group[customer]!]! : 0);
    for (let k = 0; k < costs.length; k++) score -= this.prices[k]! * costs[k]![at]!;
    return score;
  }

  /** Spend, exposure and the dual bound at the present prices. */
  answer(): Answer {
    const { costs, offers, budgets, fairness } = this.#problem;
    const spent = new Float64Array(costs.length);
    const exposed = new Float64Array(this.groupPrices.length);
    let bound = budgets.reduce((sum, budget, k) => sum + budget * this.#share * this.prices[k]!, 0);
    this.groupPrices.forEach((price, g) => {
      if (fairness && price !== 0) bound += price * this.#share * (price > 0 ? fairness.caps[g]! : fairness.floors[g]!);
    });
    for (const customer of this.#rows) {
      const choice = this.best(customer);
      if (choice < 0) continue;
      bound += this.score(customer, choice);
      exposed[fairness?.group[customer] ?? 0]!++;
      for (let k = 0; k < costs.length; k++) spent[k]! += costs[k]![customer * offers + choice]!;
    }
    return { spent, exposed, bound };
  }

  /** Scores without the price of budget `skip`, for all rows and offers. */
  #fill(skip: number): void {
    const { offers, costs, value, eligible, fairness } = this.#problem;
    const scores = this.#scores;
    this.#rows.forEach((customer, r) => {
      const burden = fairness ? this.groupPrices[fairness.group[customer]!]! : 0;
      for (let j = 0; j < offers; j++) {
        const at = customer * offers + j;
        scores[r * offers + j] = eligible && eligible[at] === 0 ? -Infinity : value[at]! - burden;
      }
    });
    costs.forEach((table, k) => {
      const price = this.prices[k]!;
      if (k === skip || price === 0) return;
      for (let r = 0; r < this.#rows.length; r++) {
        const from = this.#rows[r]! * offers;
        for (let j = 0; j < offers; j++) scores[r * offers + j]! -= price * table[from + j]!;
      }
    });
  }

  #spendAt(table: Float64Array, price: number): number {
    const { offers } = this.#problem;
    const scores = this.#scores;
    let spent = 0;
    for (let r = 0; r < this.#rows.length; r++) {
      const from = this.#rows[r]! * offers;
      const at = r * offers;
      let [most, cost] = [0, 0];
      for (let j = 0; j < offers; j++) {
        const score = scores[at + j]! - price * table[from + j]!;
        if (score > most) {
          most = score;
          cost = table[from + j]!;
        }
      }
      spent += cost;
    }
    return spent;
  }

  #priceBudget(k: number): void {
    this.#fill(k);
    const table = this.#problem.costs[k]!;
    const limit = this.#problem.budgets[k]! * this.#share;
    const spendAt = (price: number): number => this.#spendAt(table, price);
    const guess = this.prices[k]!;
    let [low, high] = [0, 1e-3];
    if (guess > 0) {
      [low, high] = [guess * 0.97, guess * 1.03];
      if (spendAt(low) <= limit) [low, high] = [0, low];
    }
    if (low === 0 && spendAt(0) <= limit) {
      this.prices[k] = 0;
      return;
    }
    while (spendAt(high) > limit && high < 1e12) [low, high] = [high, high * 2];
    for (let step = 0; step < 60 && high - low > 1e-11 * high; step++) {
      const middle = (low + high) / 2;
      const spent = spendAt(middle);
      if (spent > limit) low = middle;
      else high = middle;
      if (spent <= limit && limit - spent <= this.#tolerance * limit) break;
    }
    this.prices[k] = high;
  }

  /** A group's exposure falls as its price rises and depends on no other group, so each is a sorted list. */
  #priceGroups(): void {
    const { fairness } = this.#problem;
    if (!fairness) return;
    const burdens = this.groupPrices.slice();
    this.groupPrices.fill(0);
    const gains = Array.from(burdens, (): number[] => []);
    for (const customer of this.#rows) {
      let most = -Infinity;
      for (let j = 0; j < this.#problem.offers; j++) most = Math.max(most, this.score(customer, j));
      if (most > -Infinity) gains[fairness.group[customer]!]!.push(most);
    }
    gains.forEach((list, g) => {
      const sorted = Float64Array.from(list).sort().reverse();
      const willing = sorted.findIndex((gain) => gain <= 0);
      const count = willing < 0 ? sorted.length : willing;
      const [floor, cap] = [fairness.floors[g]! * this.#share, fairness.caps[g]! * this.#share];
      if (count > cap) this.groupPrices[g] = Math.max(0, sorted[Math.floor(cap)] ?? 0);
      else if (count < floor) {
        const last = sorted[Math.min(sorted.length, Math.ceil(floor)) - 1] ?? 0;
        this.groupPrices[g] = Math.min(0, last - 1e-12 * Math.abs(last));
      }
    });
  }
}
