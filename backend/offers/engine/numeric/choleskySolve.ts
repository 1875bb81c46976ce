import type { Matrix } from "./Matrix.ts";

/** Solves L L' x = right for x, given the lower factor L of {@link cholesky}. `right` has one number a row. */
export function choleskySolve({ rows: n, values: factor }: Matrix, right: ArrayLike<number>): Float64Array {
  const x = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    let sum = x[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * x[k]!;
    x[i] = sum / factor[i * n + i]!;
  }
  for (let i = n - 1; i >= 0; i--) {
    const value = x[i]! / factor[i * n + i]!;
    x[i] = value;
    for (let k = 0; k < i; k++) x[k]! -= factor[i * n + k]! * value;
  }
  return x;
}
