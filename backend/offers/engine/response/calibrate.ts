import { requireFinite } from "../numeric/requireFinite.ts";
import type { Calibration } from "./Calibration.ts";

/** Probability of each score by the step function; scores below the first step get the first probability. */
export function calibrate({ score, probability }: Calibration, scores: ArrayLike<number>): Float64Array {
  requireFinite(scores, "scores");
  return Float64Array.from(scores, (value) => {
    let [low, high] = [0, score.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (score[middle]! <= value) low = middle;
      else high = middle - 1;
    }
    return probability[low]!;
  });
}
