import type { SparseRows } from "./SparseRows.ts";

/**
 * Personal top frequency: what the customer bought most, then (and between equals) what everybody buys most (Hu et al., SIGIR 2020). Fills `scores`.
 * @param bought popularity of each item.
 */
export function scoreByHabit(history: SparseRows, customer: number, bought: Float64Array, scores: Float64Array): void {
  let most = 1;
  for (const count of bought) if (count > most) most = count;
  for (let i = 0; i < scores.length; i++) scores[i] = (1e-6 * bought[i]!) / most;
  for (let k = history.start[customer]!; k < history.start[customer + 1]!; k++) {
    scores[history.column[k]!]! += history.value[k]!;
  }
}
