import { Random } from "../numeric/Random.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";

interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A statistic of rows with its 95 % percentile interval by resampling rows with replacement (Efron 1979).
 * @param rows number of rows, at least 2.
 * @param statistic receives row numbers (with repetitions) and returns a finite number.
 */
export function bootstrapInterval(
  rows: number,
  statistic: (chosen: Uint32Array) => number,
  { seed, rounds = 500 }: { readonly seed: number; readonly rounds?: number },
): Interval {
  requireInteger(rows, 2, 0xffffffff, "rows");
  requireInteger(rounds, 20, 1_000_000, "rounds");
  const random = new Random(seed);
  const chosen = new Uint32Array(rows);
  for (let i = 0; i < rows; i++) chosen[i] = i;
  const value = statistic(chosen);
  const samples = new Float64Array(rounds);
  for (let k = 0; k < rounds; k++) {
    for (let i = 0; i < rows; i++) chosen[i] = random.integer(rows);
    samples[k] = statistic(chosen);
  }
  requireFinite(samples, "the statistic of a resample");
  samples.sort();
  return { value, low: samples[Math.floor(0.025 * rounds)]!, high: samples[Math.ceil(0.975 * rounds) - 1]! };
}
