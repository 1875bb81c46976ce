import { requireRange } from "../numeric/requireRange.ts";
import type { BgNbd } from "./BgNbd.ts";
import type { PurchaseHistories } from "./PurchaseHistories.ts";
import { requireHistories } from "./requireHistories.ts";

/**
 * Customers worth a reminder: they bought again at least `minimumRepeats` times and have been silent for longer than a customer with their
 * habit who still buys would be with probability `chance`. The rate of one who repeated x times within t is Gamma(r + x, alpha + t) by the
 * purchase process of BG/NBD, so the next gap exceeds s with probability ((alpha + t) / (alpha + t + s))^(r + x) (Fader, Hardie & Lee 2005;
 * the Pareto law of Lomax 1954). Not the probability to be alive: in shops whose data show no leaving (a near 0) that is 1 for everybody.
 * @returns row numbers, the most valuable habit (most repeats) first
 */
export function churnWarning(
  { r, alpha }: Pick<BgNbd, "r" | "alpha">,
  histories: PurchaseHistories,
  chance = 0.1,
  minimumRepeats = 2,
): Uint32Array {
  requireRange(chance, 0, 1, "chance");
  requireHistories(histories);
  const { frequency, recency, age } = histories;
  const rows: number[] = [];
  for (let i = 0; i < frequency.length; i++) {
    const silent = Math.pow((alpha + recency[i]!) / (alpha + age[i]!), r + frequency[i]!);
    if (frequency[i]! >= minimumRepeats && silent < chance) rows.push(i);
  }
  rows.sort((i, j) => frequency[j]! - frequency[i]! || i - j);
  return Uint32Array.from(rows);
}
