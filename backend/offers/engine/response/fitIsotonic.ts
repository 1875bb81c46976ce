import { requireFinite } from "../numeric/requireFinite.ts";
import { requireLabels } from "../numeric/requireLabels.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";
import type { Calibration } from "./Calibration.ts";

/**
 * Calibrates scores by isotonic regression, pooling adjacent violators (Ayer et al. 1955; Zadrozny & Elkan 2002). No
 * answer is nearer to 0 or 1 than half an observation of all, so that no probability is certain.
 * @param scores any numbers, larger for likelier; from rows the model was not fitted on.
 * @param labels 0 or 1, one a score, both present.
 */
export function fitIsotonic(scores: ArrayLike<number>, labels: ArrayLike<number>): Calibration {
  requireFinite(scores, "scores", 2);
  requireSameLength(scores, labels, "scores and labels");
  requireLabels(labels);
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  const blocks: { score: number; ones: number; count: number }[] = [];
  for (const i of order) {
    const last = blocks[blocks.length - 1];
    if (last && last.score === scores[i]!) {
      last.ones += labels[i]!;
      last.count++;
    } else blocks.push({ score: scores[i]!, ones: labels[i]!, count: 1 });
  }
  const pooled: typeof blocks = [];
  for (const block of blocks) {
    let merged = block;
    for (
      let top = pooled[pooled.length - 1];
      top && top.ones * merged.count >= merged.ones * top.count;
      top = pooled[pooled.length - 1]
    ) {
      pooled.pop();
      merged = { score: top.score, ones: top.ones + merged.ones, count: top.count + merged.count };
    }
    pooled.push(merged);
  }
  const margin = 0.5 / scores.length;
  return {
    score: Float64Array.from(pooled, (block) => block.score),
    probability: Float64Array.from(pooled, ({ ones, count }) => Math.min(Math.max(ones / count, margin), 1 - margin)),
  };
}
