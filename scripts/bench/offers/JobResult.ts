import type { BenchRow } from "./BenchRow.ts";

/** What a job measured, and how long it took. */
export interface JobResult {
  readonly rows: readonly BenchRow[];
  readonly seconds: number;
}
