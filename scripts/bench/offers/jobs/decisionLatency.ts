import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decide } from "../../../../backend/decisions/decide.ts";
import type { ReadyOffer } from "../../../../backend/decisions/Eligible.ts";
import type { Matrix } from "../../../../backend/offers/engine/numeric/Matrix.ts";
import { Random } from "../../../../backend/offers/engine/numeric/Random.ts";
import { predictLogistic } from "../../../../backend/offers/engine/response/predictLogistic.ts";
import { measure } from "../../decisions/measure.ts";
import type { BenchJob } from "../BenchJob.ts";
import type { BenchRow } from "../BenchRow.ts";
import { row } from "../row.ts";

const job = "decision latency";
const [offers, columns] = [30, 40];
const decisions = 20_000;

/** Scores the offers of one customer after another by a logistic model and decides, without any input or output. */
function inProcess(): BenchRow {
  const random = new Random(1);
  const normals = (count: number): Float64Array => Float64Array.from({ length: count }, () => random.normal());
  const model = { intercept: -2, weights: normals(columns) };
  const customers = Array.from({ length: 64 }, (): Matrix => {
    return { rows: offers, columns, values: normals(offers * columns) };
  });
  const ready = Array.from({ length: offers }, (_, rule): ReadyOffer => {
    return { rule, audience: 1, value: 5, from: 0, until: 1, worstCaseMinor: 100 + rule, reason: { en: "", zh: "" } };
  });
  const once = (features: Matrix): number => {
    const startedAt = performance.now();
    const chances = predictLogistic(model, features);
    const expectedProfitMinor = chances.reduce((most, chance) => Math.max(most, 1_000 * chance), 0);
    decide({ heldOut: false, offers: ready, expectedProfitMinor }, 1e9, { budgetPrice: 0.2, holdoutShare: 0.1 });
    return performance.now() - startedAt;
  };
  for (let k = 0; k < decisions / 4; k++) once(customers[k % customers.length]!);
  const taken = Float64Array.from({ length: decisions }, (_, k) => once(customers[k % customers.length]!)).sort();
  return row(job, `${offers} offers x ${columns} features in process: 99th percentile, ms`, taken[0.99 * decisions]!, {
    bar: 0.1,
    better: "lower",
    note: `median ${taken[decisions / 2]!.toFixed(4)} ms`,
  });
}

/** The whole application under load; `npm run -s bench:decisions` has its options, and takes a PostgreSQL server. */
async function throughTheApi(): Promise<BenchRow[]> {
  const folder = await mkdtemp(join(tmpdir(), "bonafide-bench-"));
  try {
    const shape = { perSecond: 500, connections: 32, seconds: 10, offersEach: 3 };
    const rows = await measure({ store: "PGlite", location: join(folder, "store"), ...shape });
    return rows.flatMap(({ what, median, p99, failed }) => {
      const note = failed === 0 ? "none failed" : `${failed} FAILED: MISSES THE BAR`;
      return [
        row(job, `${what}: median, ms`, median, { bar: 5, better: "lower", note }),
        row(job, `${what}: 99th percentile, ms`, p99, { bar: 20, better: "lower" }),
      ];
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How long a decision takes in process, and through the API with its store. */
export const decisionLatency: BenchJob = {
  name: job,
  title: "GET /v1/customers/{id}/offers at 500 requests a second over 32 connections, PGlite, load generator included",
  alone: true,
  run: async () => [inProcess(), ...(await throughTheApi())],
};
