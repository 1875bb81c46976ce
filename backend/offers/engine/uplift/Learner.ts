import type { Matrix } from "../numeric/Matrix.ts";

/** Learns from rows and answers for other rows: any regression or probability model. */
export type Learner = (features: Matrix, targets: Float64Array) => (features: Matrix) => Float64Array;
