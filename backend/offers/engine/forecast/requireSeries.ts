import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";

/** Refuses a series with bad numbers or fewer than `minimum` of them, and a horizon that is not a whole number from 1. */
export function requireSeries(series: ArrayLike<number>, horizon: number, minimum: number): void {
  requireFinite(series, "series", minimum);
  requireInteger(horizon, 1, 10_000, "horizon");
}
