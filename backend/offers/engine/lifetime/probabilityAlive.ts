import type { BgNbd } from "./BgNbd.ts";
import type { PurchaseHistories } from "./PurchaseHistories.ts";
import { requireHistories } from "./requireHistories.ts";

/**
 * Probability that each customer will still buy, given the history (Fader, Hardie & Lee 2008, note 021).
 * A customer without a repeat purchase is alive by the model's assumption: 1.
 */
export function probabilityAlive({ r, alpha, a, b }: BgNbd, histories: PurchaseHistories): Float64Array {
  requireHistories(histories);
  return Float64Array.from(histories.frequency, (x, i) => {
    if (x === 0) return 1;
    const odds = (a / (b + x - 1)) * Math.pow((alpha + histories.age[i]!) / (alpha + histories.recency[i]!), r + x);
    return 1 / (1 + odds);
  });
}
