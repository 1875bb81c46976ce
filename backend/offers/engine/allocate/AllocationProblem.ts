/**
 * Who gets which offer: at most one a customer, so that the total value is largest and no budget is exceeded (the
 * multiple-choice knapsack). Entry (customer i, offer j) of every table is at `i * offers + j`.
 */
export interface AllocationProblem {
  readonly customers: number;
  readonly offers: number;
  /** Expected profit of giving the offer, before its price in budgets; any unit. Giving nothing is worth 0. */
  readonly value: Float64Array;
  /** One table a budget: what giving the offer takes from it, 0 or more. */
  readonly costs: readonly Float64Array[];
  /** One number a budget, 0 or more, in the unit of its costs. */
  readonly budgets: readonly number[];
  /** 1 where the customer may get the offer; everywhere when absent. */
  readonly eligible?: Uint8Array;
  readonly fairness?: Fairness;
}

interface Fairness {
  /** Group of each customer, from 0. */
  readonly group: Uint16Array;
  /** Customers of each group that must get some offer, at least and at most. */
  readonly floors: readonly number[];
  readonly caps: readonly number[];
}
