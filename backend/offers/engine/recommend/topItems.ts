import { requireInteger } from "../numeric/requireInteger.ts";

/** The `count` items with the highest scores, best first, ties by item number. Items with NaN or -Infinity are never taken. */
export function topItems(scores: Float64Array, count: number): Uint32Array {
  requireInteger(count, 1, 1_000_000, "count");
  const best: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i]!;
    if (!(score > -Infinity)) continue;
    if (best.length === count && score <= scores[best[count - 1]!]!) continue;
    let at = best.length;
    while (at > 0 && scores[best[at - 1]!]! < score) at--;
    best.splice(at, 0, i);
    if (best.length > count) best.pop();
  }
  return Uint32Array.from(best);
}
