import type { BenchRow } from "./BenchRow.ts";

/** A measurement: reads what it needs from the data folder and returns rows; deterministic but for clocks. */
export interface BenchJob {
  readonly name: string;
  readonly title: string;
  /** Measures a clock that a neighbour on the second core would disturb. */
  readonly alone?: boolean;
  readonly run: (dataFolder: string) => Promise<BenchRow[]>;
}
