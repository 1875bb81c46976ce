import type { Matrix } from "../../../../backend/offers/engine/numeric/Matrix.ts";

/** Stacks rows of equal length into a matrix. */
export function toMatrix(rows: readonly Float64Array[]): Matrix {
  const columns = rows[0]?.length ?? 0;
  const values = new Float64Array(rows.length * columns);
  rows.forEach((row, i) => values.set(row, i * columns));
  return { rows: rows.length, columns, values };
}
