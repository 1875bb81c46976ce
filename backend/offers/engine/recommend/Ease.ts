import type { Matrix } from "../numeric/Matrix.ts";

/** Linear item-to-item model over the most popular items. */
export interface Ease {
  /** Item number of each row and column of `weights`. */
  readonly items: Uint32Array;
  /** Row and column of each item, -1 for items left out. */
  readonly position: Int32Array;
  /** How much having the row's item speaks for the column's; zero diagonal. */
  readonly weights: Matrix;
}
