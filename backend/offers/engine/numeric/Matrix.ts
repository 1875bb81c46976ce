/** A dense matrix, row after row. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** `rows * columns` numbers; entry (i, j) at `i * columns + j`. */
  readonly values: Float64Array;
}
