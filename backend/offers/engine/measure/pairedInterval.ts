import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";

/** A mean with its standard error and 95 % normal interval. */
export interface PairedInterval {
  readonly mean: number;
  readonly error: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Mean of per-row differences (challenger minus incumbent on the same rows) with its normal 95 % interval (Neyman 1937).
 * @param differences one a row, at least 2. All equal is allowed: the interval is then a point.
 */
export function pairedInterval(differences: ArrayLike<number>): PairedInterval {
  requireFinite(differences, "differences", 2);
  const n = differences.length;
  let mean = 0;
  for (let i = 0; i < n; i++) mean += differences[i]! / n;
  let square = 0;
  for (let i = 0; i < n; i++) square += (differences[i]! - mean) ** 2;
  const error = Math.sqrt(square / (n - 1) / n);
  if (!Number.isFinite(error)) throw new EngineError("NotFinite", "differences overflow: rescale them");
  return { mean, error, low: mean - 1.959963984540054 * error, high: mean + 1.959963984540054 * error };
}
