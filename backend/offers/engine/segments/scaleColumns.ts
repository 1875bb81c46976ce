import type { Matrix } from "../numeric/Matrix.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";

/** Columns with mean 0 and deviation 1, so that distances treat them alike; a constant column becomes 0. */
export function scaleColumns(matrix: Matrix): Matrix {
  requireMatrix(matrix, "features", 2);
  const { rows, columns, values } = matrix;
  const scaled = new Float64Array(values.length);
  for (let j = 0; j < columns; j++) {
    let [mean, square] = [0, 0];
    for (let i = 0; i < rows; i++) mean += values[i * columns + j]! / rows;
    for (let i = 0; i < rows; i++) square += (values[i * columns + j]! - mean) ** 2 / rows;
    const deviation = Math.sqrt(square);
    if (deviation <= 1e-12 * (Math.abs(mean) + 1)) continue;
    for (let i = 0; i < rows; i++) scaled[i * columns + j] = (values[i * columns + j]! - mean) / deviation;
  }
  return { rows, columns, values: scaled };
}
