import type { Matrix } from "../numeric/Matrix.ts";

/** Items worth ranking for some customers, one row each, with the score every source gives them. */
export interface CandidateTable {
  readonly customer: Uint32Array;
  readonly item: Uint32Array;
  /** rows x sources. */
  readonly features: Matrix;
}
