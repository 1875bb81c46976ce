import { EngineError } from "../numeric/EngineError.ts";
import { logGamma } from "../numeric/logGamma.ts";
import { minimize } from "../numeric/minimize.ts";
import { requireVaried } from "../numeric/requireVaried.ts";
import type { GammaGamma } from "./GammaGamma.ts";
import { requireSpend } from "./requireSpend.ts";

/**
 * Fits the Gamma-Gamma model by maximum likelihood (Fader & Hardie 2013, equation 1a).
 * @param orders orders behind each mean; customers with 0 are skipped. At least 10 customers with orders.
 * @param meanSpend mean spend of an order per customer, positive, any unit of money.
 * @throws EngineError on bad rows, `TooShort` or `Constant`.
 */
export function fitGammaGamma(orders: ArrayLike<number>, meanSpend: ArrayLike<number>): GammaGamma {
  requireSpend(orders, meanSpend);
  const counts: number[] = [];
  const means: number[] = [];
  for (let i = 0; i < orders.length; i++) {
    if (orders[i]! > 0) {
      counts.push(orders[i]!);
      means.push(meanSpend[i]!);
    }
  }
  if (counts.length < 10) {
    throw new EngineError("TooShort", `${counts.length} customers with orders: the model of spend needs at least 10`);
  }
  requireVaried(means, "meanSpend");
  const scale = means.reduce((sum, value) => sum + value, 0) / means.length;
  const negative = (logs: Float64Array): number => {
    const [p, q, v] = [Math.exp(logs[0]!), Math.exp(logs[1]!), Math.exp(logs[2]!)];
    let sum = counts.length * (q * Math.log(v) - logGamma(q));
    for (let i = 0; i < counts.length; i++) {
      const x = counts[i]!;
      const z = means[i]! / scale;
      sum += logGamma(p * x + q) - logGamma(p * x);
      sum += (p * x - 1) * Math.log(z) + p * x * Math.log(x) - (p * x + q) * Math.log(x * z + v);
    }
    return -sum / counts.length;
  };
  const { point } = minimize(negative, [1, 1, 0]);
  return { p: Math.exp(point[0]!), q: Math.exp(point[1]!), v: Math.exp(point[2]!) * scale };
}
