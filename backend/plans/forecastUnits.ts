import type { Forecast } from "../offers/engine/forecast/Forecast.ts";
import { arimaForecast } from "../offers/engine/forecast/arimaForecast.ts";
import { combineRates } from "../offers/engine/forecast/combineRates.ts";
import { intermittent } from "../offers/engine/forecast/intermittent.ts";
import { type ForecastMethod, judgeForecasts } from "../offers/engine/forecast/judgeForecasts.ts";
import { seasonalNaive } from "../offers/engine/forecast/seasonalNaive.ts";
import { smooth } from "../offers/engine/forecast/smooth.ts";
import type { ForecastWeights } from "./forecastWeights.ts";

/** Weeks a forecast is judged on. */
export const JUDGED_WEEKS = 8;

/** Weeks of a season. */
const YEAR = 52;

const baseline = "mean of the last 8 weeks";

const methods: readonly (readonly [string, ForecastMethod])[] = [
  [baseline, (series) => series.slice(-8).reduce((sum, value) => sum + value, 0) / Math.min(8, series.length)],
  ["exponential smoothing", (series) => smooth(series, 1, { alpha: 0.2 }).mean[0]!],
  ["seasonal naive", (series) => seasonalNaive(series, 1, YEAR).mean[0]!],
  ["ARIMA(1,0,0)", (series) => arimaForecast(series, 1, { p: 1, d: 0, q: 0 }).mean[0]!],
  ["Croston", (series) => intermittent(series, { method: "croston", alpha: 0.1 })],
  ["Teunter-Syntetos-Babai", (series) => intermittent(series, { method: "tsb", alpha: 0.1 })],
  ["Syntetos-Boylan", (series) => intermittent(series, { method: "sba", alpha: 0.1 })],
];

/** The methods, with the combination where its weights could be learned. */
function methodsWith(weights: Float64Array | undefined): Map<string, ForecastMethod> {
  const all = new Map<string, ForecastMethod>(methods);
  if (weights) all.set("combination learned from all products", (series) => combineRates(series, weights));
  return all;
}

type ForecastQuestion = {
  /** Units a week, the newest last; at least 16. */
  series: Float64Array;
  /** How many to forecast. */
  weeks: number;
  /** Null where the shop is too small or too young to learn them. */
  weights: ForecastWeights | null;
};

/**
 * Units of the next weeks: the mean of the last eight, unless another method was surely nearer over the last eight weeks. The interval
 * comes from the errors of those weeks.
 * @throws EngineError `TooShort`
 */
export function forecastUnits({ series, weeks, weights }: ForecastQuestion): { method: string; forecast: Forecast } {
  const { name, deviation } = judgeForecasts(series, methodsWith(weights?.judged), { baseline, periods: JUDGED_WEEKS });
  const mean = Math.max(0, methodsWith(weights?.now).get(name)!(series));
  const fill = (value: number): Float64Array => new Float64Array(weeks).fill(value);
  return {
    method: name,
    forecast: {
      mean: fill(mean),
      low: fill(Math.max(0, mean - 1.96 * deviation)),
      high: fill(mean + 1.96 * deviation),
    },
  };
}
