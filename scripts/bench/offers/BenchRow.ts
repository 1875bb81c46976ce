/** One measured number of the benchmark, with its 95 % interval, the bar it is held to and what the simple way reaches. */
export interface BenchRow {
  readonly job: string;
  readonly metric: string;
  readonly value: number;
  /** Bounds of the 95 % interval; null where the number is exact. */
  readonly low: number | null;
  readonly high: number | null;
  /** What `offers.md` asks; null where the row is information. */
  readonly bar: number | null;
  /** The same number for the simple baseline; null where there is none. */
  readonly baseline: number | null;
  /** In words: whether the bar is reached and what the engine then uses. */
  readonly verdict: string;
}
