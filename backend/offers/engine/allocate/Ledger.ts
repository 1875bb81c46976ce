import type { AllocationProblem } from "./AllocationProblem.ts";

/** The choices made so far and what they add up to; every change goes through `move`, so the sums always agree. */
export class Ledger {
  readonly choice: Int16Array;
  readonly spent: Float64Array;
  readonly exposed: Int32Array;
  readonly #problem: AllocationProblem;

  constructor(problem: AllocationProblem) {
    this.#problem = problem;
    this.choice = new Int16Array(problem.customers).fill(-1);
    this.spent = new Float64Array(problem.budgets.length);
    this.exposed = new Int32Array(problem.fairness?.floors.length ?? 1);
  }

  groupOf(customer: number): number {
    return this.#problem.fairness?.group[customer] ?? 0;
  }

  /** Change of cost k when `customer` goes from the present choice to `offer`. */
  costChange(k: number, customer: number, offer: number): number {
    const { costs, offers } = this.#problem;
    const table = costs[k]!;
    const now = this.choice[customer]!;
    return (offer < 0 ? 0 : table[customer * offers + offer]!) - (now < 0 ? 0 : table[customer * offers + now]!);
  }

  /** Change of total value of the same move. */
  valueChange(customer: number, offer: number): number {
    const { value, offers } = this.#problem;
    const now = this.choice[customer]!;
    return (offer < 0 ? 0 : value[customer * offers + offer]!) - (now < 0 ? 0 : value[customer * offers + now]!);
  }

  allowed(customer: number, offer: number): boolean {
    const { eligible, offers } = this.#problem;
    return offer < 0 || eligible === undefined || eligible[customer * offers + offer] === 1;
  }

  /** Whether the group's floor and cap still hold after the move. */
  fair(customer: number, offer: number): boolean {
    const { fairness } = this.#problem;
    const now = this.choice[customer]!;
    if (!fairness || now < 0 === offer < 0) return true;
    const group = fairness.group[customer]!;
    return offer < 0 ? this.exposed[group]! > fairness.floors[group]! : this.exposed[group]! < fairness.caps[group]!;
  }

  /** Whether every budget still holds after the move (budgets it does not touch are not asked). */
  affordable(customer: number, offer: number): boolean {
    const { budgets } = this.#problem;
    for (let k = 0; k < budgets.length; k++) {
      const change = this.costChange(k, customer, offer);
      if (change > 0 && this.spent[k]! + change > budgets[k]!) return false;
    }
    return true;
  }

  move(customer: number, offer: number): void {
    for (let k = 0; k < this.spent.length; k++) this.spent[k]! += this.costChange(k, customer, offer);
    const group = this.groupOf(customer);
    if (this.choice[customer]! >= 0) this.exposed[group]!--;
    if (offer >= 0) this.exposed[group]!++;
    this.choice[customer] = offer;
  }

  /** Adds everything up again, so that rounding does not build up; returns the total value. */
  recount(): number {
    const { costs, offers, value, customers } = this.#problem;
    this.spent.fill(0);
    let total = 0;
    for (let i = 0; i < customers; i++) {
      const at = i * offers + this.choice[i]!;
      if (this.choice[i]! < 0) continue;
      total += value[at]!;
      for (let k = 0; k < costs.length; k++) this.spent[k]! += costs[k]![at]!;
    }
    return total;
  }
}
