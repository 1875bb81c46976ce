import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { measure } from "../../decisions/measure.ts";
import type { BenchJob } from "../BenchJob.ts";
import { row } from "../row.ts";

/** The whole application under load; `npm run -s bench:decisions` has its options, and takes a PostgreSQL server. */
export const decisionLatency: BenchJob = {
  name: "decision latency",
  title: "GET /v1/customers/{id}/offers at 500 requests a second over 32 connections, PGlite, load generator included",
  async run() {
    const folder = await mkdtemp(join(tmpdir(), "bonafide-bench-"));
    try {
      const shape = { perSecond: 500, connections: 32, seconds: 10, offersEach: 3 };
      const rows = await measure({ store: "PGlite", location: join(folder, "store"), ...shape });
      return rows.flatMap(({ what, median, p99, failed }) => {
        const note = failed === 0 ? "none failed" : `${failed} FAILED: MISSES THE BAR`;
        const job = "decision latency";
        return [
          row(job, `${what}: median, ms`, median, { bar: 5, better: "lower", note }),
          row(job, `${what}: 99th percentile, ms`, p99, { bar: 20, better: "lower" }),
        ];
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};
