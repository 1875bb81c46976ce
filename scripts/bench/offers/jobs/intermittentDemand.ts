import { join } from "node:path";
import { arimaForecast } from "../../../../backend/offers/engine/forecast/arimaForecast.ts";
import { combineRates } from "../../../../backend/offers/engine/forecast/combineRates.ts";
import { intermittent } from "../../../../backend/offers/engine/forecast/intermittent.ts";
import { learnCombination } from "../../../../backend/offers/engine/forecast/learnCombination.ts";
import { rmsse } from "../../../../backend/offers/engine/forecast/rmsse.ts";
import { seasonalNaive } from "../../../../backend/offers/engine/forecast/seasonalNaive.ts";
import { smooth } from "../../../../backend/offers/engine/forecast/smooth.ts";
import { pairedInterval } from "../../../../backend/offers/engine/measure/pairedInterval.ts";
import { EngineError } from "../../../../backend/offers/engine/numeric/EngineError.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { gunzipText } from "../data/gunzipText.ts";
import { row } from "../row.ts";

type Method = (series: Float64Array, horizon: number) => Float64Array;

const testMonths = 12;
const simple = (series: Float64Array, horizon: number): Float64Array => smooth(series, horizon, { alpha: 0.1 }).mean;
const flat = (rate: number, horizon: number): Float64Array => new Float64Array(horizon).fill(rate);

/** ARIMA(1,0,0), and simple smoothing where the library finds no fit. */
function autoregression(series: Float64Array, horizon: number): Float64Array {
  try {
    return arimaForecast(series, horizon, { p: 1, d: 0, q: 0 }).mean;
  } catch (error) {
    if (error instanceof EngineError) return simple(series, horizon);
    throw error;
  }
}

const alphas = [0.05, 0.1, 0.15, 0.2];
const families: readonly (readonly [string, readonly Method[]])[] = [
  ["seasonal naive", [(series, horizon) => seasonalNaive(series, horizon, 12).mean]],
  [
    "SES",
    alphas.map(
      (alpha): Method =>
        (series, horizon) =>
          smooth(series, horizon, { alpha }).mean,
    ),
  ],
  ...(["croston", "sba", "tsb"] as const).map(
    (method) =>
      [
        method === "croston" ? "Croston" : method.toUpperCase(),
        alphas.map(
          (alpha): Method =>
            (series, horizon) =>
              flat(intermittent(series, { method, alpha }), horizon),
        ),
      ] as const,
  ),
  ["ARIMA(1,0,0)", [autoregression]],
];

/** Parts with demand in all months; a part whose first 27 months never change has no scale and is left out. */
async function readSeries(folder: string): Promise<Float64Array[]> {
  const text = await gunzipText(join(folder, "carparts/carparts.csv.gz"));
  const months = text
    .trim()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const parts = months[0]?.map((_, part) =>
    Float64Array.from(months, (month) => (month[part] === "NA" ? NaN : Number(month[part]))),
  );
  return (parts ?? []).filter((series) => series.every(Number.isFinite));
}

function varied(series: Float64Array): boolean {
  return series.some((value) => value !== series[0]);
}

/** RMSSE of each series over its last 12 months. */
function errors(method: Method, all: Float64Array[]): Float64Array {
  return Float64Array.from(all, (series) => {
    const past = series.subarray(0, series.length - testMonths);
    return rmsse(past, series.subarray(past.length), method(past, testMonths));
  });
}

/** The engine's combination of smoothing, TSB and SBA, whose weights come from the 12 months before the test. */
function combination(earlier: Float64Array[]): (all: Float64Array[]) => Float64Array[] {
  const weights = learnCombination(earlier, testMonths);
  return (all) => all.map((series) => flat(combineRates(series.subarray(0, -testMonths), weights), testMonths));
}

function sum(values: Float64Array[]): number {
  return values.reduce((total, each) => total + each.reduce((part, value) => part + value, 0), 0);
}

async function run(folder: string): Promise<BenchRow[]> {
  const all = await readSeries(folder);
  const tested = all.filter((series) => varied(series.subarray(0, -testMonths)));
  const earlier = all
    .map((series) => series.subarray(0, -testMonths))
    .filter((series) => varied(series.subarray(0, -testMonths)));
  const baseline = errors(simple, tested);
  const base = pairedInterval(baseline);
  let best = { name: "", validation: Infinity, errors: baseline };
  const rows = families.map(([name, methods]) => {
    const judged = methods.map((method) => ({ method, validation: pairedInterval(errors(method, earlier)).mean }));
    judged.sort((a, b) => a.validation - b.validation);
    const chosen = judged[0]!;
    const measured = errors(chosen.method, tested);
    if (chosen.validation < best.validation) best = { name, validation: chosen.validation, errors: measured };
    const { mean, low, high } = pairedInterval(measured);
    const gain = pairedInterval(baseline.map((value, i) => value - measured[i]!));
    const note = gain.low > 0 ? "beats SES(0.1)" : "does not beat SES(0.1)";
    return row("intermittentDemand", `RMSSE ${name}`, mean, { low, high, baseline: base.mean, note });
  });
  const gain = pairedInterval(baseline.map((value, i) => value - best.errors[i]!));
  const forecasts = combination(earlier)(tested);
  const future = tested.map((series) => series.subarray(-testMonths));
  const measured = Float64Array.from(tested, (series, i) =>
    rmsse(series.subarray(0, -testMonths), future[i]!, forecasts[i]!),
  );
  const whole = pairedInterval(measured);
  const wholeGain = pairedInterval(baseline.map((value, i) => value - measured[i]!));
  return [
    ...rows,
    row(
      "intermittentDemand",
      `RMSSE of the single method chosen before: ${best.name}`,
      pairedInterval(best.errors).mean,
      {
        baseline: base.mean,
        note: gain.low > 0 ? "beats SES(0.1)" : "does not beat SES(0.1)",
      },
    ),
    row("intermittentDemand", "RMSSE combination, weights from the 12 months before", whole.mean, {
      low: whole.low,
      high: whole.high,
      bar: 0.715,
      baseline: base.mean,
      better: "lower",
    }),
    row("intermittentDemand", "RMSSE gain of the combination over SES(0.1)", wholeGain.mean, {
      low: wholeGain.low,
      high: wholeGain.high,
      bar: 0,
      baseline: 0,
      note: wholeGain.low > 0 ? "beats SES(0.1)" : "does not beat SES(0.1): use that",
    }),
    row("intermittentDemand", "combination: forecast over actual demand", sum(forecasts) / sum(future), {
      baseline: sum(tested.map((series) => simple(series.subarray(0, -testMonths), testMonths))) / sum(future),
      note: "RMSSE rewards low forecasts: plan stock with SES where running out is what costs",
    }),
  ];
}

/** Demand of slow-moving parts 12 months ahead; parameters and method are chosen on the 12 months before those. */
export const intermittentDemand: BenchJob = {
  name: "intermittentDemand",
  title: "intermittent demand (carparts, last 12 months)",
  run,
};
