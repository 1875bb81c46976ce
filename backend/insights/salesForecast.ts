import { smooth } from "../offers/engine/forecast/smooth.ts";
import type { Session } from "../store/Session.ts";
import { type Week, weeklySales } from "./weeklySales.ts";

/** Fewer weeks say nothing about how much weeks differ. */
const LEAST_WEEKS = 8;

const WEEK = 604_800;

/** The weeks that were, and those to come with 95 % bounds; none when the past is too short. */
export type SalesForecast = {
  past: Week[];
  ahead: { startsAt: number; meanMinor: number; lowMinor: number; highMinor: number }[];
};

/** Forecasts weekly sales by exponential smoothing with a damped trend; sales are never below zero. */
export async function salesForecast(session: Session, weeks: number): Promise<SalesForecast> {
  const past = await weeklySales(session);
  const last = past.at(-1);
  if (last === undefined || past.length < LEAST_WEEKS) return { past, ahead: [] };
  const series = past.map(({ netMinor }) => netMinor);
  const { mean, low, high } = smooth(series, weeks, { trend: true });
  const money = (value: number): number => Math.max(0, Math.round(value));
  return {
    past,
    ahead: Array.from({ length: weeks }, (_, week) => ({
      startsAt: last.startsAt + (week + 1) * WEEK,
      meanMinor: money(mean[week]!),
      lowMinor: money(low[week]!),
      highMinor: money(high[week]!),
    })),
  };
}
