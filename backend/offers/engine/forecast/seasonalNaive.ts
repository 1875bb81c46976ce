import { requireInteger } from "../numeric/requireInteger.ts";
import type { Forecast } from "./Forecast.ts";
import { requireSeries } from "./requireSeries.ts";

/**
 * Repeats the last season (`season` 1: the last value). Bounds from the errors it made so far, growing with the square root of
 * the seasons ahead (Hyndman & Athanasopoulos, "Forecasting: Principles and Practice", 5.5).
 */
export function seasonalNaive(series: ArrayLike<number>, horizon: number, season = 1): Forecast {
  requireInteger(season, 1, 10_000, "season");
  requireSeries(series, horizon, season + 2);
  const n = series.length;
  let square = 0;
  for (let t = season; t < n; t++) square += (series[t]! - series[t - season]!) ** 2 / (n - season);
  const mean = Float64Array.from({ length: horizon }, (_, k) => series[n - season + (k % season)]!);
  const width = mean.map((_, k) => 1.959963984540054 * Math.sqrt(square * (Math.floor(k / season) + 1)));
  return { mean, low: mean.map((value, k) => value - width[k]!), high: mean.map((value, k) => value + width[k]!) };
}
