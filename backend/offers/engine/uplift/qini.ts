import { requireFinite } from "../numeric/requireFinite.ts";
import { requireLabels } from "../numeric/requireLabels.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

/**
 * Qini coefficient: area between the curve of incremental outcomes, when treating customers from the highest score down, and
 * the straight line of treating at random, per treated row (Radcliffe 2007). In percent of a row's outcome: 1 means that a
 * random stopping point gains 0.01 outcomes more for each treated customer. Equal scores are treated together.
 */
export function qini(scores: ArrayLike<number>, treated: ArrayLike<number>, outcome: ArrayLike<number>): number {
  requireFinite(scores, "scores", 2);
  requireFinite(outcome, "outcome");
  requireLabels(treated, "treated");
  requireSameLength(scores, treated, "scores and treated");
  requireSameLength(scores, outcome, "scores and outcome");
  const n = scores.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort((a, b) => scores[b]! - scores[a]!);
  let [area, gain] = [0, 0];
  let [treatedRows, controlRows, treatedSum, controlSum] = [0, 0, 0, 0];
  for (let k = 0; k < n;) {
    const score = scores[order[k]!]!;
    const from = k;
    for (; k < n && scores[order[k]!] === score; k++) {
      const i = order[k]!;
      if (treated[i] === 1) {
        treatedRows++;
        treatedSum += outcome[i]!;
      } else {
        controlRows++;
        controlSum += outcome[i]!;
      }
    }
    const next = treatedSum - (controlRows > 0 ? (controlSum * treatedRows) / controlRows : 0);
    area += ((gain + next) / 2) * ((k - from) / n);
    gain = next;
  }
  return (100 * (area - gain / 2)) / treatedRows;
}
