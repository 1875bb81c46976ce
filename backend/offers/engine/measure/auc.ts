import { requireFinite } from "../numeric/requireFinite.ts";
import { requireLabels } from "../numeric/requireLabels.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

/**
 * Area under the ROC curve: the chance that a random 1 scores above a random 0, ties counting one half (Mann & Whitney 1947; Hanley & McNeil 1982).
 * @param labels 0 or 1, one a score, both present.
 */
export function auc(scores: ArrayLike<number>, labels: ArrayLike<number>): number {
  requireFinite(scores, "scores", 2);
  requireSameLength(scores, labels, "scores and labels");
  requireLabels(labels);
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  let [below, wins, ones] = [0, 0, 0];
  for (let k = 0; k < order.length;) {
    let [zerosHere, onesHere] = [0, 0];
    const score = scores[order[k]!]!;
    for (; k < order.length && scores[order[k]!] === score; k++) {
      if (labels[order[k]!] === 1) onesHere++;
      else zerosHere++;
    }
    wins += onesHere * (below + zerosHere / 2);
    below += zerosHere;
    ones += onesHere;
  }
  return wins / (ones * below);
}
