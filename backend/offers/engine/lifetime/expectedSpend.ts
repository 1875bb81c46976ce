import type { GammaGamma } from "./GammaGamma.ts";
import { EngineError } from "../numeric/EngineError.ts";
import { requireSpend } from "./requireSpend.ts";

/**
 * Expected spend of an order per customer: the observed mean shrunk to the population's (Fader & Hardie 2013, equation 5).
 * A customer without orders gets the population's mean, p v / (q - 1).
 * @throws EngineError `Range` when q <= 1, where the population has no mean.
 */
export function expectedSpend(
  { p, q, v }: GammaGamma,
  orders: ArrayLike<number>,
  meanSpend: ArrayLike<number>,
): Float64Array {
  requireSpend(orders, meanSpend);
  if (q <= 1)
    throw new EngineError(
      "Range",
      `q is ${q}: spend is too heavy-tailed for a mean, cap the largest orders and fit again`,
    );
  return Float64Array.from(orders, (x, i) => (p * (v + x * meanSpend[i]!)) / (p * x + q - 1));
}
