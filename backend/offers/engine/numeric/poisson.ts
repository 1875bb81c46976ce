import { requireInteger } from "./requireInteger.ts";
import { requireRange } from "./requireRange.ts";

/** Probabilities of 0, 1, ... `most` events; the last one stands for that many or more, so they add up to 1. @param mean 0 to 700 */
export function poisson(mean: number, most: number): Float64Array {
  requireRange(mean, 0, 700, "mean");
  requireInteger(most, 0, 1_000_000, "most");
  const chances = new Float64Array(most + 1);
  let [chance, below] = [Math.exp(-mean), 0];
  for (let k = 0; k < most; k++) {
    chances[k] = chance;
    below += chance;
    chance *= mean / (k + 1);
  }
  chances[most] = Math.max(0, 1 - below);
  return chances;
}
