import { logGamma } from "../numeric/logGamma.ts";
import { minimize } from "../numeric/minimize.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireVaried } from "../numeric/requireVaried.ts";
import type { BgNbd } from "./BgNbd.ts";
import type { PurchaseHistories } from "./PurchaseHistories.ts";
import { requireHistories } from "./requireHistories.ts";

/** Customers with the same history count once, with a weight: shops have few distinct histories. */
function distinct({ frequency, recency, age }: PurchaseHistories): Float64Array[] {
  const weights = new Map<string, Float64Array>();
  for (let i = 0; i < frequency.length; i++) {
    const key = `${frequency[i]},${recency[i]},${age[i]}`;
    const row = weights.get(key);
    if (row) row[3]! += 1;
    else weights.set(key, Float64Array.of(frequency[i]!, recency[i]!, age[i]!, 1));
  }
  return [...weights.values()];
}

/**
 * Fits BG/NBD by maximum likelihood (Fader, Hardie & Lee 2005, equation 6), searching the logarithms of its parameters.
 * @param histories one row a customer; at least 10 customers.
 * @returns the parameters; `alpha` in the unit of time of the histories.
 * @throws EngineError on bad rows, or `Constant` when nobody (or everybody alike) bought again.
 */
export function fitBgNbd(histories: PurchaseHistories): BgNbd {
  requireHistories(histories);
  requireFinite(histories.frequency, "frequency", 10);
  requireVaried(histories.frequency, "frequency");
  const rows = distinct(histories);
  // Times are scaled to about one, so that the search begins equally near whether they are days or years.
  let scale = 0;
  for (const row of rows) scale = Math.max(scale, row[2]!);
  scale /= 10;
  const negative = (logs: Float64Array): number => {
    // Where nobody leaves, the likelihood rises for ever with b; at e^10 the difference is far below one order.
    if (logs.some((value) => Math.abs(value) > 10)) return Infinity;
    const [r, alpha, a, b] = [Math.exp(logs[0]!), Math.exp(logs[1]!), Math.exp(logs[2]!), Math.exp(logs[3]!)];
    const base = r * Math.log(alpha) - logGamma(r);
    const beta = logGamma(a + b) - logGamma(b);
    let sum = 0;
    for (const row of rows) {
      const x = row[0]!;
      const alive = -(r + x) * Math.log(alpha + row[2]! / scale);
      let mix = alive;
      if (x > 0) {
        const left = Math.log(a / (b + x - 1)) - (r + x) * Math.log(alpha + row[1]! / scale);
        const top = Math.max(alive, left);
        mix = top + Math.log(Math.exp(alive - top) + Math.exp(left - top));
      }
      sum += row[3]! * (base + logGamma(r + x) + beta + logGamma(b + x) - logGamma(a + b + x) + mix);
    }
    return -sum / histories.frequency.length;
  };
  const { point } = minimize(negative, [0, 0, 0, 0]);
  const [r, alpha, a, b] = point.map(Math.exp) as unknown as [number, number, number, number];
  return { r, alpha: alpha * scale, a, b };
}
