import { pickValues } from "../numeric/pickValues.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";
import { fitPlatt } from "./fitPlatt.ts";

/**
 * Calibrates every row by a curve ({@link fitPlatt}) that its own label did not shape (cross-fitting; Chernozhukov et al. 2018), so that
 * the answers can be judged by the labels.
 * @param fold of each row, 0 to `folds` - 1
 */
export function calibrateOutOfFold(
  probabilities: ArrayLike<number>,
  labels: ArrayLike<number>,
  fold: Uint8Array,
  folds: number,
): Float64Array {
  requireFinite(probabilities, "probabilities", 2);
  requireInteger(folds, 2, 255, "folds");
  requireSameLength(probabilities, fold, "probabilities and fold");
  requireSameLength(probabilities, labels, "probabilities and labels");
  const answer = new Float64Array(probabilities.length);
  for (let f = 0; f < folds; f++) {
    const [inside, outside]: [number[], number[]] = [[], []];
    fold.forEach((each, i) => (each === f ? inside : outside).push(i));
    if (inside.length === 0) continue;
    const curve = fitPlatt(pickValues(probabilities, outside), pickValues(labels, outside));
    curve(pickValues(probabilities, inside)).forEach((value, k) => (answer[inside[k]!] = value));
  }
  return answer;
}
