import { EngineError } from "./EngineError.ts";
import type { Matrix } from "./Matrix.ts";

function requireSquare(matrix: Matrix): void {
  if (matrix.rows !== matrix.columns || matrix.values.length !== matrix.rows ** 2) {
    throw new EngineError("Shape", `a ${matrix.rows} x ${matrix.columns} matrix cannot be factored: give a square one`);
  }
}

/** Dot product of the first `length` entries of two rows; four sums, so that the processor can overlap them. */
function dot(values: Float64Array, a: number, b: number, length: number): number {
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += values[a + k]! * values[b + k]!;
    s1 += values[a + k + 1]! * values[b + k + 1]!;
    s2 += values[a + k + 2]! * values[b + k + 2]!;
    s3 += values[a + k + 3]! * values[b + k + 3]!;
  }
  for (; k < length; k++) s0 += values[a + k]! * values[b + k]!;
  return s0 + s1 + (s2 + s3);
}

/**
 * Lower Cholesky factor L of a symmetric positive definite matrix, L L' = matrix (Golub & Van Loan, 4.2).
 * Only the lower triangle of the input is read; the result's upper triangle is zero.
 * @throws EngineError `Shape` when not square, `Constant` when not positive definite (columns repeat each other: add a ridge).
 */
export function cholesky(matrix: Matrix): Matrix {
  requireSquare(matrix);
  const n = matrix.rows;
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      factor[i * n + j] = (matrix.values[i * n + j]! - dot(factor, i * n, j * n, j)) / factor[j * n + j]!;
    }
    const square = matrix.values[i * n + i]! - dot(factor, i * n, i * n, i);
    if (!(square > 1e-13 * Math.abs(matrix.values[i * n + i]!))) {
      throw new EngineError("Constant", `column ${i} repeats the columns before it: remove it or add a ridge penalty`);
    }
    factor[i * n + i] = Math.sqrt(square);
  }
  return { rows: n, columns: n, values: factor };
}
