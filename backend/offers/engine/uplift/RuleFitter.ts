import type { Matrix } from "../numeric/Matrix.ts";
import type { Trial } from "./Trial.ts";

/** Fits a targeting rule on a trial; the rule scores other customers, higher first in line for treatment. */
export type RuleFitter = (trial: Trial) => (features: Matrix) => Float64Array;
