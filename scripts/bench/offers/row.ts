import type { BenchRow } from "./BenchRow.ts";

interface RowOptions {
  readonly low?: number | null;
  readonly high?: number | null;
  readonly bar?: number | null;
  readonly baseline?: number | null;
  /** "higher" and "lower" compare with the bar; "within" needs `tolerance`. */
  readonly better?: "higher" | "lower" | "within";
  readonly tolerance?: number;
  /** Said after the comparison with the bar. */
  readonly note?: string;
}

function reaches(value: number, bar: number, { better = "higher", tolerance = 0 }: RowOptions): boolean {
  if (better === "within") return Math.abs(value - bar) <= tolerance;
  return better === "higher" ? value >= bar : value <= bar;
}

/** Makes a row and its verdict. */
export function row(job: string, metric: string, value: number, options: RowOptions = {}): BenchRow {
  const { low = null, high = null, bar = null, baseline = null, note } = options;
  const words: string[] = [];
  if (bar !== null) words.push(reaches(value, bar, options) ? "reaches the bar" : "MISSES THE BAR");
  if (note) words.push(note);
  return { job, metric, value, low, high, bar, baseline, verdict: words.join("; ") };
}
