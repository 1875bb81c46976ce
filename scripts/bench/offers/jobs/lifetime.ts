import { join } from "node:path";
import { expectedPurchases } from "../../../../backend/offers/engine/lifetime/expectedPurchases.ts";
import { fitBgNbd } from "../../../../backend/offers/engine/lifetime/fitBgNbd.ts";
import { fitGammaGamma } from "../../../../backend/offers/engine/lifetime/fitGammaGamma.ts";
import { bootstrapInterval } from "../../../../backend/offers/engine/measure/bootstrapInterval.ts";
import { pairedInterval } from "../../../../backend/offers/engine/measure/pairedInterval.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { gunzipText } from "../data/gunzipText.ts";
import { query } from "../data/query.ts";
import { row } from "../row.ts";

const calibrationEnd = "19970930";
const holdoutWeeks = 39;

interface Summary {
  ID: bigint;
  x: bigint;
  t_x: number;
  T: number;
  zbar: number;
}

/** Days with a purchase after the calibration, per customer id of the sample. */
async function holdoutPurchases(folder: string): Promise<Map<number, number>> {
  const days = new Set<string>();
  for (const line of (await gunzipText(join(folder, "cdnow/CDNOW_sample.txt.gz"))).split("\n")) {
    const [, customer, day] = line.trim().split(/\s+/);
    if (customer && day && day > calibrationEnd) days.add(`${Number(customer)} ${day}`);
  }
  const counts = new Map<number, number>();
  for (const key of days) {
    const customer = Number(key.split(" ")[0]);
    counts.set(customer, (counts.get(customer) ?? 0) + 1);
  }
  return counts;
}

async function run(folder: string): Promise<BenchRow[]> {
  const summary = await query<Summary>(
    `SELECT * FROM read_csv('${join(folder, "cdnow/cdnow_customers_summary_with_transactions.csv")}') ORDER BY ID`,
  );
  const frequency = Float64Array.from(summary, (customer) => Number(customer.x));
  const histories = {
    frequency,
    recency: Float64Array.from(summary, (customer) => customer.t_x),
    age: Float64Array.from(summary, (customer) => customer.T),
  };
  const started = performance.now();
  const purchases = fitBgNbd(histories);
  const fitMilliseconds = performance.now() - started;
  const spend = fitGammaGamma(
    frequency,
    Float64Array.from(summary, (customer) => customer.zbar),
  );
  const expected = expectedPurchases(purchases, histories, holdoutWeeks);
  const bought = await holdoutPurchases(folder);
  const truth = Float64Array.from(summary, (customer) => bought.get(Number(customer.ID)) ?? 0);
  const naive = frequency.map((x, i) => (x / histories.age[i]!) * holdoutWeeks);
  const mae = (guess: Float64Array): ReturnType<typeof bootstrapInterval> =>
    bootstrapInterval(
      truth.length,
      (rows) => rows.reduce((sum, i) => sum + Math.abs(guess[i]! - truth[i]!), 0) / rows.length,
      { seed: 42, rounds: 400 },
    );
  const model = mae(expected);
  const simple = mae(naive);
  const gain = pairedInterval(truth.map((count, i) => Math.abs(naive[i]! - count) - Math.abs(expected[i]! - count)));
  const parameter = (metric: string, value: number, bar: number, tolerance: number): BenchRow =>
    row("lifetime", metric, value, { bar, better: "within", tolerance });
  return [
    parameter("BG/NBD r", purchases.r, 0.243, 0.01),
    parameter("BG/NBD alpha (weeks)", purchases.alpha, 4.414, 0.01),
    parameter("BG/NBD a", purchases.a, 0.793, 0.01),
    parameter("BG/NBD b", purchases.b, 2.426, 0.01),
    parameter("Gamma-Gamma p", spend.p, 6.25, 0.02),
    parameter("Gamma-Gamma q", spend.q, 3.74, 0.02),
    parameter("Gamma-Gamma v", spend.v, 15.44, 0.02),
    row("lifetime", "39-week holdout MAE (orders)", model.value, {
      low: model.low,
      high: model.high,
      bar: 1.024,
      baseline: simple.value,
      better: "lower",
      note: gain.low > 0 ? "beats the naive rate" : "does not beat the naive rate: the engine uses the rate",
    }),
    row("lifetime", "BG/NBD fit (ms)", fitMilliseconds),
  ];
}

/** BG/NBD and Gamma-Gamma against the published parameters, and against what customers did in the next 39 weeks. */
export const lifetime: BenchJob = { name: "lifetime", title: "orders and spend to come (cdnow)", run };
