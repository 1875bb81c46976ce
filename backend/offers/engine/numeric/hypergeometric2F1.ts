import { EngineError } from "./EngineError.ts";

const maximumTerms = 1_000_000;

/**
 * Gauss's hypergeometric function for 0 <= z < 1 by its power series (Abramowitz & Stegun 15.1.1).
 * @throws EngineError `Range` outside [0, 1); `NoConvergence` when z is too near 1 for a million terms.
 */
export function hypergeometric2F1(a: number, b: number, c: number, z: number): number {
  if (!(z >= 0 && z < 1)) throw new EngineError("Range", `z is ${z}: the series needs 0 <= z < 1`);
  const ratio = (j: number): number => (((a + j) * (b + j)) / ((c + j) * (j + 1))) * z;
  let term = 1;
  let sum = 1;
  for (let j = 0; j < maximumTerms; j++) {
    term *= ratio(j);
    sum += term;
    // What is left is at most a geometric series in the next ratio, once the ratios have settled below 1.
    const next = Math.abs(ratio(j + 1));
    if (j >= 16 && next < 1 && Math.abs(term) * next <= Math.abs(sum) * 1e-15 * (1 - next)) return sum;
    if (term === 0) return sum;
  }
  throw new EngineError("NoConvergence", `2F1(${a}, ${b}; ${c}; ${z}) did not converge: shorten the horizon`);
}
