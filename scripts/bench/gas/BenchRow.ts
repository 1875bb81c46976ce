/** One row of the report. */
export interface BenchRow {
  readonly name: string;
  readonly gas: number;
  /** Gas of each peer by its name. */
  readonly peers: Readonly<Record<string, number>>;
}
