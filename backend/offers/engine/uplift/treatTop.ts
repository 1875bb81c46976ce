import { requireFinite } from "../numeric/requireFinite.ts";
import { requireRange } from "../numeric/requireRange.ts";

/**
 * The policy of a budget: 1 for the `share` of rows with the highest scores (ties by row number), 0 for the others.
 * @param above rows that score no higher are never treated, however large the budget
 */
export function treatTop(scores: ArrayLike<number>, share: number, above = -Infinity): Uint8Array {
  requireFinite(scores, "scores");
  requireRange(share, 0, 1, "share");
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => scores[b]! - scores[a]! || a - b,
  );
  const policy = new Uint8Array(scores.length);
  for (const i of order.subarray(0, Math.round(share * scores.length))) policy[i] = scores[i]! > above ? 1 : 0;
  return policy;
}
