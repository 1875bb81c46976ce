/** One line of the report. */
export interface BenchRow {
  /** Lines x rules. */
  case: string;
  implementation: string;
  /** Prices in a second on one core. */
  perSecond: number;
}
