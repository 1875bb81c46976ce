import type { Forecast } from "../offers/engine/forecast/Forecast.ts";
import { type ForecastMethod, judgeForecasts } from "../offers/engine/forecast/judgeForecasts.ts";
import { seasonalNaive } from "../offers/engine/forecast/seasonalNaive.ts";
import { smooth } from "../offers/engine/forecast/smooth.ts";
import type { Session } from "../store/Session.ts";
import { type Week, weeklySales } from "./weeklySales.ts";

/** Fewer weeks say nothing about how much weeks differ. */
const LEAST_WEEKS = 8;

/** Weeks that methods are judged on, where there are twice as many. */
const JUDGED_WEEKS = 8;

const WEEK = 604_800;

/** Weeks of a season. */
const YEAR = 52;

/** How sales can be forecast. */
type SalesMethod = "recent mean" | "damped trend" | "same week last year";

/** The weeks that were, and those to come with 95 % bounds; none, by no method, when the past is too short. */
export type SalesForecast = {
  method: SalesMethod | null;
  past: Week[];
  ahead: { startsAt: number; meanMinor: number; lowMinor: number; highMinor: number }[];
};

const recentMean: ForecastMethod = (series) => {
  const recent = series.slice(-LEAST_WEEKS);
  return recent.reduce((sum, value) => sum + value, 0) / recent.length;
};

const challengers: ReadonlyMap<SalesMethod, (series: Float64Array, weeks: number) => Forecast> = new Map([
  ["damped trend", (series: Float64Array, weeks: number) => smooth(series, weeks, { trend: true })],
  ["same week last year", (series: Float64Array, weeks: number) => seasonalNaive(series, weeks, YEAR)],
]);

/** The mean of the last weeks, unless a challenger was surely nearer where there are weeks enough to tell. */
function forecast(series: Float64Array, weeks: number): { method: SalesMethod; ahead: Forecast } {
  const periods = Math.min(JUDGED_WEEKS, Math.floor(series.length / 2));
  const methods = new Map<SalesMethod, ForecastMethod>([["recent mean", recentMean]]);
  if (periods === JUDGED_WEEKS)
    for (const [name, predict] of challengers) methods.set(name, (past) => predict(past, 1).mean[0]!);
  const { name: method, deviation } = judgeForecasts(series, methods, { baseline: "recent mean", periods });
  const challenger = challengers.get(method);
  if (challenger) return { method, ahead: challenger(series, weeks) };
  const [mean, width] = [recentMean(series), 1.959963984540054 * deviation];
  const fill = (value: number): Float64Array => new Float64Array(weeks).fill(value);
  return { method, ahead: { mean: fill(mean), low: fill(mean - width), high: fill(mean + width) } };
}

/** Forecasts weekly sales; they are never below zero. */
export async function salesForecast(session: Session, weeks: number): Promise<SalesForecast> {
  const past = await weeklySales(session);
  const last = past.at(-1);
  if (last === undefined || past.length < LEAST_WEEKS) return { method: null, past, ahead: [] };
  const { method, ahead } = forecast(
    Float64Array.from(past, ({ netMinor }) => netMinor),
    weeks,
  );
  const money = (value: number): number => Math.max(0, Math.round(value));
  return {
    method,
    past,
    ahead: Array.from({ length: weeks }, (_, week) => ({
      startsAt: last.startsAt + (week + 1) * WEEK,
      meanMinor: money(ahead.mean[week]!),
      lowMinor: money(ahead.low[week]!),
      highMinor: money(ahead.high[week]!),
    })),
  };
}
