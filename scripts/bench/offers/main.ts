import { access } from "node:fs/promises";
import { parseArgs } from "node:util";
import type { BenchRow } from "./BenchRow.ts";
import { jobs } from "./jobs.ts";

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

const rows: BenchRow[] = [];
for (const job of chosen) {
  const started = performance.now();
  if (!options.json) console.log(`${job.name}: ${job.title}`);
  const measured = await job.run(folder);
  rows.push(...measured);
  const seconds = (performance.now() - started) / 1000;
  if (options.json) console.error(`${job.name} took ${seconds.toFixed(1)} s`);
  else {
    print(measured);
    console.log(`  took ${seconds.toFixed(1)} s\n`);
  }
}
if (options.json) console.log(JSON.stringify(rows, null, 2));
const missed = rows.filter((entry) => entry.verdict.includes("MISSES"));
if (missed.length > 0) {
  console.error(`${missed.length} of ${rows.length} rows miss their bar`);
  process.exitCode = 1;
}
