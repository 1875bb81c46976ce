import { cholesky } from "./cholesky.ts";
import type { Matrix } from "./Matrix.ts";

/** Inverse of the lower factor, stored transposed (row j holds column j), so that the products below run along rows. */
function invertFactor(factor: Float64Array, n: number): Float64Array {
  const inverse = new Float64Array(n * n);
  for (let j = 0; j < n; j++) {
    const row = inverse.subarray(j * n, j * n + n);
    row[j] = 1 / factor[j * n + j]!;
    for (let i = j + 1; i < n; i++) {
      let sum = 0;
      const base = i * n;
      for (let k = j; k < i; k++) sum += factor[base + k]! * row[k]!;
      row[i] = -sum / factor[base + i]!;
    }
  }
  return inverse;
}

/** Inverse of a symmetric positive definite matrix by its Cholesky factor. @throws EngineError as {@link cholesky}. */
export function invertPositive(matrix: Matrix): Matrix {
  const n = matrix.rows;
  const inverse = invertFactor(cholesky(matrix).values, n);
  const values = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let [even, odd] = [0, 0];
      let k = i;
      for (; k + 1 < n; k += 2) {
        even += inverse[i * n + k]! * inverse[j * n + k]!;
        odd += inverse[i * n + k + 1]! * inverse[j * n + k + 1]!;
      }
      if (k < n) even += inverse[i * n + k]! * inverse[j * n + k]!;
      values[i * n + j] = even + odd;
      values[j * n + i] = even + odd;
    }
  }
  return { rows: n, columns: n, values };
}
