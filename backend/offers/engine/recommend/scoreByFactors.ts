import type { ImplicitFactors } from "./ImplicitFactors.ts";

/** Scores of one customer by {@link fitImplicitFactors} (Hu, Koren & Volinsky 2008). Fills `scores` (one an item, overwritten). */
export function scoreByFactors(
  { size, customers, items }: ImplicitFactors,
  customer: number,
  scores: Float64Array,
): void {
  for (let i = 0; i < scores.length; i++) {
    let sum = 0;
    for (let a = 0; a < size; a++) sum += customers[customer * size + a]! * items[i * size + a]!;
    scores[i] = sum;
  }
}
