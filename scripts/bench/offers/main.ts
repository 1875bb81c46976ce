import { access } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { BenchRow } from "./BenchRow.ts";
import { jobs } from "./jobs.ts";
import { runJob } from "./runJob.ts";
import { runJobs } from "./runJobs.ts";

const usage = `usage: npm run -s bench:offers -- --data DIR [--json] [--job NAME]
jobs: ${jobs.map((job) => job.name).join(", ")}`;

function fail(message: string): never {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function format(value: number | null): string {
  if (value === null) return "";
  return Math.abs(value) >= 1000 ? value.toFixed(1) : value.toPrecision(4);
}

function print(rows: readonly BenchRow[]): void {
  for (const { metric, value, low, high, bar, baseline, verdict } of rows) {
    const interval = low === null || high === null ? "" : ` [${format(low)}, ${format(high)}]`;
    const against = [bar === null ? "" : `bar ${format(bar)}`, baseline === null ? "" : `baseline ${format(baseline)}`];
    console.log(
      `  ${metric.padEnd(52)} ${(format(value) + interval).padEnd(30)} ${against.filter(Boolean).join(", ").padEnd(36)} ${verdict}`,
    );
  }
}

const { values: options } = parseArgs({
  options: { data: { type: "string" }, json: { type: "boolean", default: false }, job: { type: "string" } },
});
const folder = options.data ?? fail("--data is missing: give the folder of the real data");
await access(folder).catch(() => fail(`${folder} cannot be read: the benchmark needs the real data, the tests do not`));
const chosen = options.job === undefined ? jobs : jobs.filter((job) => job.name === options.job);
if (chosen.length === 0) fail(`no job is called ${options.job}`);

const startedAt = performance.now();
const measured = new Map<string, readonly BenchRow[]>();
await runJobs(
  chosen,
  (job) => runJob(job, folder),
  (job, result) => {
    measured.set(job.name, result.rows);
    const took = `took ${result.seconds.toFixed(1)} s`;
    if (options.json) console.error(`${job.name} ${took}`);
    else {
      console.log(`${job.name}: ${job.title}`);
      print(result.rows);
      console.log(`  ${took}\n`);
    }
  },
);
// In the order of the jobs, whichever of them was done first.
const rows = chosen.flatMap(({ name }) => measured.get(name) ?? []);
if (options.json) console.log(JSON.stringify(rows, null, 2));
const missed = rows.filter((entry) => entry.verdict.includes("MISSES"));
console.error(
  `${rows.length} rows of ${chosen.length} jobs in ${((performance.now() - startedAt) / 1000).toFixed(0)} s; ${missed.length} miss their bar`,
);
if (missed.length > 0) process.exitCode = 1;
