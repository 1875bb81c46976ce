import type { Matrix } from "./Matrix.ts";

/** The rows of a matrix with these numbers, in this order. */
export function pickRows({ columns, values }: Matrix, rows: ArrayLike<number>): Matrix {
  const picked = new Float64Array(rows.length * columns);
  for (let k = 0; k < rows.length; k++) {
    picked.set(values.subarray(rows[k]! * columns, (rows[k]! + 1) * columns), k * columns);
  }
  return { rows: rows.length, columns, values: picked };
}
