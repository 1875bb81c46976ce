import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

/**
 * Expected calibration error over groups of equally many rows by rising probability: mean of |average probability - share of
 * ones| (Naeini et al. 2015).
 */
export function calibrationError(probabilities: ArrayLike<number>, labels: ArrayLike<number>, groups = 10): number {
  requireInteger(groups, 1, 10_000, "groups");
  requireFinite(probabilities, "probabilities", groups);
  requireSameLength(probabilities, labels, "probabilities and labels");
  const n = probabilities.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => probabilities[a]! - probabilities[b]!);
  let error = 0;
  for (let g = 0; g < groups; g++) {
    let gap = 0;
    for (let k = Math.floor((g * n) / groups); k < Math.floor(((g + 1) * n) / groups); k++) {
      gap += probabilities[order[k]!]! - labels[order[k]!]!;
    }
    error += Math.abs(gap) / n;
  }
  return error;
}
