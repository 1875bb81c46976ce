import { pickValues } from "../numeric/pickValues.ts";
import { treatTop } from "./treatTop.ts";

/** {@link treatTop} within each fold, for scores that are comparable only within one. */
export function treatTopByFold(
  scores: Float64Array,
  share: number,
  fold: Uint8Array,
  folds: number,
  above = -Infinity,
): Uint8Array {
  const policy = new Uint8Array(scores.length);
  for (let f = 0; f < folds; f++) {
    const rows: number[] = [];
    fold.forEach((each, i) => each === f && rows.push(i));
    treatTop(pickValues(scores, rows), share, above).forEach((chosen, k) => (policy[rows[k]!] = chosen));
  }
  return policy;
}
