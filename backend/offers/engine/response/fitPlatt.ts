import type { Matrix } from "../numeric/Matrix.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { fitLogistic } from "./fitLogistic.ts";
import { predictLogistic } from "./predictLogistic.ts";

/** Log odds, one column; probabilities are kept 1e-6 from 0 and 1. */
function logOdds(probabilities: ArrayLike<number>): Matrix {
  requireFinite(probabilities, "probabilities");
  const values = Float64Array.from(probabilities, (probability) => {
    const p = Math.min(Math.max(probability, 1e-6), 1 - 1e-6);
    return Math.log(p / (1 - p));
  });
  return { rows: values.length, columns: 1, values };
}

/**
 * Calibrates probabilities by a rising logistic curve of their log odds (Platt 1999): two parameters, so it works on few rows, and
 * unlike isotonic regression it keeps different scores different.
 * @param probabilities of rows the model was not fitted on
 * @param labels 0 or 1, one a row, both present
 * @returns what turns the model's probabilities into calibrated ones
 */
export function fitPlatt(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
): (scores: ArrayLike<number>) => Float64Array {
  const model = fitLogistic(logOdds(probabilities), labels, { ridge: 1, monotone: [1] });
  return (scores) => predictLogistic(model, logOdds(scores));
}
