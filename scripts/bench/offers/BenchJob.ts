import type { BenchRow } from "./BenchRow.ts";

/** A measurement: reads what it needs from the data folder and returns rows; deterministic. */
export interface BenchJob {
  readonly name: string;
  readonly title: string;
  readonly run: (dataFolder: string) => Promise<BenchRow[]>;
}
