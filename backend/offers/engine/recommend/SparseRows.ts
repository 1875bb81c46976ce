/** A sparse matrix, row after row: row i has columns `column[start[i] .. start[i + 1])`, ascending, with these `value`s. */
export interface SparseRows {
  readonly rows: number;
  readonly columns: number;
  readonly start: Uint32Array;
  readonly column: Uint32Array;
  readonly value: Float64Array;
}
