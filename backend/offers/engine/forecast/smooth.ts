import { EngineError } from "../numeric/EngineError.ts";
import { minimize } from "../numeric/minimize.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireRange } from "../numeric/requireRange.ts";
import type { Forecast } from "./Forecast.ts";
import { requireSeries } from "./requireSeries.ts";

interface SmoothingOptions {
  /** Weight of the newest value in the level, above 0 to 1; fitted when absent. */
  readonly alpha?: number;
  /** Follow a trend, damped by 0.98 a period; its weight is fitted. */
  readonly trend?: boolean;
  /** Periods in a season, from 2; its weight is fitted. The series must hold two seasons. */
  readonly season?: number;
}

interface Weights {
  readonly alpha: number;
  readonly beta: number;
  readonly gamma: number;
}

interface State {
  level: number;
  slope: number;
  readonly seasonal: Float64Array;
}

const damping = 0.98;

/** Level, slope and season to begin with: the first season's mean, the change to the second, and the deviations from the mean. */
function startOf(series: ArrayLike<number>, season: number): State {
  if (season === 1) return { level: series[0]!, slope: 0, seasonal: new Float64Array(1) };
  let [first, second] = [0, 0];
  for (let t = 0; t < season; t++) {
    first += series[t]! / season;
    second += series[t + season]! / season;
  }
  const seasonal = Float64Array.from({ length: season }, (_, t) => series[t]! - first);
  return { level: first, slope: (second - first) / season, seasonal };
}

/** Runs the recursions over the series; returns the final state and the one-step errors' mean square. */
function filter(series: ArrayLike<number>, season: number, { alpha, beta, gamma }: Weights, trend: boolean) {
  const state = startOf(series, season);
  if (!trend) state.slope = 0;
  let square = 0;
  const from = season === 1 ? 1 : 0;
  for (let t = from; t < series.length; t++) {
    const phase = t % season;
    const base = state.level + damping * state.slope;
    const error = series[t]! - base - state.seasonal[phase]!;
    square += error * error;
    state.level = base + alpha * error;
    if (trend) state.slope = damping * state.slope + alpha * beta * error;
    if (season > 1) state.seasonal[phase]! += gamma * (1 - alpha) * error;
  }
  return { state, variance: square / Math.max(1, series.length - from) };
}

const unit = (x: number): number => 1 / (1 + Math.exp(-x));

function fitWeights(series: ArrayLike<number>, season: number, { alpha, trend = false }: SmoothingOptions): Weights {
  const read = (point: Float64Array): Weights => ({
    alpha: alpha ?? unit(point[0]!),
    beta: trend ? unit(point[1]!) : 0,
    gamma: season > 1 ? unit(point[2]!) : 0,
  });
  if (alpha !== undefined && !trend && season === 1) return read(new Float64Array(3));
  // The faint pull keeps the weights of a constant or perfectly regular series from wandering off.
  const target = (point: Float64Array): number => {
    const pull = point.reduce((sum, value) => sum + value * value, 0);
    return Math.log(filter(series, season, read(point), trend).variance + 1e-12) + 1e-4 * pull;
  };
  return read(minimize(target, [-1, -2, -2]).point);
}

/**
 * Exponential smoothing with additive error, optional damped trend and additive season (Holt 1957, Winters 1960; bounds by
 * Hyndman, Koehler, Ord & Snyder 2008, table 6.2). Weights not given are fitted to the one-step errors.
 * @param series at least 3 values, or two seasons.
 */
export function smooth(series: ArrayLike<number>, horizon: number, options: SmoothingOptions = {}): Forecast {
  const season = options.season ?? 1;
  requireInteger(season, 1, 1000, "season");
  requireSeries(series, horizon, Math.max(3, 2 * season));
  if (options.alpha !== undefined) requireRange(options.alpha, 1e-6, 1, "alpha");
  const weights = fitWeights(series, season, options);
  const { state, variance } = filter(series, season, weights, options.trend ?? false);
  if (!Number.isFinite(variance)) throw new EngineError("NotFinite", "the series overflows: rescale it");
  const mean = new Float64Array(horizon);
  const width = new Float64Array(horizon);
  let [damped, spread] = [0, 1];
  for (let k = 0; k < horizon; k++) {
    damped += damping ** (k + 1);
    const phase = (series.length + k) % season;
    mean[k] = state.level + damped * state.slope + state.seasonal[phase]!;
    width[k] = 1.959963984540054 * Math.sqrt(variance * spread);
    const reaction =
      weights.alpha +
      weights.alpha * weights.beta * damped +
      ((k + 1) % season === 0 ? weights.gamma * (1 - weights.alpha) : 0);
    spread += reaction * reaction;
  }
  return { mean, low: mean.map((value, k) => value - width[k]!), high: mean.map((value, k) => value + width[k]!) };
}
