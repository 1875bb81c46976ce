import type { Matrix } from "../numeric/Matrix.ts";

/** A randomised experiment with one treatment: who was treated, by chance with a known probability, and what came of it. */
export interface Trial {
  readonly features: Matrix;
  /** 1 for treated rows, 0 for the control. */
  readonly treated: ArrayLike<number>;
  /** What is to be gained: 0 or 1, or an amount. */
  readonly outcome: ArrayLike<number>;
}
