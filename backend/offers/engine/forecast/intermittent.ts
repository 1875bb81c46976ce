import { requireRange } from "../numeric/requireRange.ts";
import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";

interface IntermittentOptions {
  /** Croston 1972; SBA (Syntetos & Boylan 2005) removes its bias; TSB (Teunter, Syntetos & Babai 2011) lets demand die out. */
  readonly method: "croston" | "sba" | "tsb";
  /** Weight of the newest demand size, above 0 to 1. */
  readonly alpha?: number;
  /** Weight of the newest interval (Croston, SBA) or of the newest occurrence (TSB); `alpha` when absent. */
  readonly beta?: number;
}

/** Croston's rate: smoothed size over smoothed interval, both updated only when there is demand. */
function crostonRate(series: ArrayLike<number>, first: number, alpha: number, beta: number): number {
  let [size, interval, since] = [series[first]!, first + 1, 0];
  for (let t = first + 1; t < series.length; t++) {
    since++;
    if (series[t]! === 0) continue;
    size += alpha * (series[t]! - size);
    interval += beta * (since - interval);
    since = 0;
  }
  return size / interval;
}

/** TSB's rate: smoothed size times smoothed probability, the probability updated every period. */
function tsbRate(series: ArrayLike<number>, first: number, alpha: number, beta: number): number {
  let [size, probability] = [series[first]!, 1 / (first + 1)];
  for (let t = first + 1; t < series.length; t++) {
    const demand = series[t]! > 0;
    if (demand) size += alpha * (series[t]! - size);
    probability += beta * ((demand ? 1 : 0) - probability);
  }
  return size * probability;
}

/**
 * Expected demand a period of a slow-moving product, the same for every period ahead; 0 for a series without demand.
 * @param series demand a period, 0 or more, oldest first, at least 2.
 */
export function intermittent(
  series: ArrayLike<number>,
  { method, alpha = 0.1, beta = alpha }: IntermittentOptions,
): number {
  requireFinite(series, "series", 2);
  requireRange(alpha, 1e-6, 1, "alpha");
  requireRange(beta, 1e-6, 1, "beta");
  let first = -1;
  for (let t = series.length; t-- > 0;) {
    if (series[t]! < 0) throw new EngineError("Range", `series[${t}] is ${series[t]}: demand is 0 or more`);
    if (series[t]! > 0) first = t;
  }
  if (first < 0) return 0;
  if (method === "tsb") return tsbRate(series, first, alpha, beta);
  return crostonRate(series, first, alpha, beta) * (method === "sba" ? 1 - beta / 2 : 1);
}
