import { EngineError } from "./EngineError.ts";

const maximumTerms = 1_000_000;

/**
 * Gauss's hypergeometric function for 0 <= z < 1 by its power series (Abramowitz & Stegun 15.1.1).
 * @throws EngineError `Range` outside [0, 1); `NoConvergence` when z is too near 1 for a million terms.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1)) throw new EngineError("Range", `z is ${z}: the series needs 0 <= z < 1`);
  let term = 1;
  let sum = 1;
  for (let j = 0; j < maximumTerms; j++) {
    term *= (((a + j) * (b + j)) / ((c + j) * (j + 1))) * z;
    sum += term;
    if (Math.abs(term) <= Math.abs(sum) * 1e-14 && j > Math.abs(a) + Math.abs(b)) return sum;
    if (term === 0) return sum;
  }
  throw new EngineError("NoConvergence", `2F1(${a}, ${b}; ${c}; ${z}) did not converge: shorten the horizon`);
}
