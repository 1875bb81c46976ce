import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireRange } from "../numeric/requireRange.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

/**
 * Share of all `amounts` that falls to the rows with the highest scores (ties by row number): the first step of the lift chart (Ling & Li 1998).
 * @param share of the rows counted as the top, above 0 to 1; at least one row.
 * @throws EngineError `Constant` when the amounts add up to nothing.
 */
export function topShare(scores: ArrayLike<number>, amounts: ArrayLike<number>, share = 0.1): number {
  requireFinite(scores, "scores");
  requireFinite(amounts, "amounts");
  requireSameLength(scores, amounts, "scores and amounts");
  requireRange(share, 1e-9, 1, "share");
  const order = Uint32Array.from({ length: scores.length }, (_, i) => i).sort(
    (a, b) => scores[b]! - scores[a]! || a - b,
  );
  const count = Math.max(1, Math.floor(share * scores.length));
  let [top, total] = [0, 0];
  order.forEach((i, k) => {
    total += amounts[i]!;
    if (k < count) top += amounts[i]!;
  });
  if (total === 0) throw new EngineError("Constant", "amounts add up to 0: there is nothing to share");
  return top / total;
}
