import type { Forecast } from "../offers/engine/forecast/Forecast.ts";
import { arimaForecast } from "../offers/engine/forecast/arimaForecast.ts";
import { combineRates } from "../offers/engine/forecast/combineRates.ts";
import { intermittent } from "../offers/engine/forecast/intermittent.ts";
import { seasonalNaive } from "../offers/engine/forecast/seasonalNaive.ts";
import { smooth } from "../offers/engine/forecast/smooth.ts";
import { chooseChallenger } from "../offers/engine/measure/chooseChallenger.ts";
import { EngineError } from "../offers/engine/numeric/EngineError.ts";
import type { ForecastWeights } from "./forecastWeights.ts";

/** Weeks a forecast is judged on. */
export const JUDGED_WEEKS = 8;

/** Weeks of a season. */
const YEAR = 52;

const baseline = "mean of the last 8 weeks";

type Method = (series: Float64Array) => number;

const methods: readonly (readonly [string, Method])[] = [
  [baseline, (series) => series.slice(-8).reduce((sum, value) => sum + value, 0) / Math.min(8, series.length)],
  ["exponential smoothing", (series) => smooth(series, 1, { alpha: 0.2 }).mean[0]!],
  ["seasonal naive", (series) => seasonalNaive(series, 1, YEAR).mean[0]!],
  ["ARIMA(1,0,0)", (series) => arimaForecast(series, 1, { p: 1, d: 0, q: 0 }).mean[0]!],
  ["Croston", (series) => intermittent(series, { method: "croston", alpha: 0.1 })],
  ["Teunter-Syntetos-Babai", (series) => intermittent(series, { method: "tsb", alpha: 0.1 })],
  ["Syntetos-Boylan", (series) => intermittent(series, { method: "sba", alpha: 0.1 })],
];

/** The methods, with the combination where its weights could be learned. */
function methodsWith(weights: Float64Array | undefined): Map<string, Method> {
  const all = new Map<string, Method>(methods);
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

/** Forecasts of the weeks judged, each from the weeks before it. */
function backtest(method: Method, series: Float64Array): Float64Array {
  const start = series.length - JUDGED_WEEKS;
  return Float64Array.from({ length: JUDGED_WEEKS }, (_, k) => method(series.subarray(0, start + k)));
}

/**
 * Units of the next weeks: the mean of the last eight, unless another method was surely nearer over the last eight weeks. The interval
 * comes from the errors of those weeks.
 * @throws EngineError `TooShort`
 */
export function forecastUnits({ series, weeks, weights }: ForecastQuestion): { method: string; forecast: Forecast } {
  if (series.length < 2 * JUDGED_WEEKS) {
    throw new EngineError("TooShort", `${series.length} weeks of sales: a forecast needs ${2 * JUDGED_WEEKS}`);
  }
  const truth = series.subarray(series.length - JUDGED_WEEKS);
  const losses = new Map<string, Float64Array>();
  for (const [name, method] of methodsWith(weights?.judged)) {
    try {
      losses.set(
        name,
        backtest(method, series).map((guess, k) => Math.abs(guess - truth[k]!)),
      );
    } catch (error) {
      // A method that the series does not allow (no sale at all, say) does not stand.
      if (!(error instanceof EngineError) || name === baseline) throw error;
    }
  }
  const { name } = chooseChallenger(losses, baseline);
  const errors = losses.get(name)!;
  const deviation = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / JUDGED_WEEKS);
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
