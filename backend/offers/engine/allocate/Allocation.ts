/** An allocation that keeps every budget, floor and cap, and the prices that lead to it. */
export interface Allocation {
  /** Offer of each customer, -1 for none. */
  readonly choice: Int16Array;
  readonly value: number;
  /** No allocation whatever can be worth more than this (the Lagrangian dual at these prices). */
  readonly bound: number;
  /** One a budget. */
  readonly spent: readonly number[];
  /** Customers with an offer, one number a group (a single group when there is no fairness). */
  readonly exposed: readonly number[];
  /** Value a unit of each budget is worth at the margin: decide online by `value - sum price * cost - groupPrice`. */
  readonly prices: Float64Array;
  /** Added burden of exposing one more customer of each group: positive at a cap, negative at a floor. */
  readonly groupPrices: Float64Array;
}
