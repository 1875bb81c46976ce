import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { combinedRates } from "./combinedRates.ts";
import { fitCombination } from "./fitCombination.ts";

/** Mean squared change from one period to the next: the scale of RMSSE. */
function scaleOf(past: Float64Array): number {
  let scale = 0;
  for (let t = 1; t < past.length; t++) scale += (past[t]! - past[t - 1]!) ** 2 / (past.length - 1);
  return scale;
}

/**
 * Weights of `combinedRates`, learned from many series at once: their rates before the last `horizon` periods against what was asked for
 * in these. Series that never changed before are left out: they have no scale.
 * @param all one series each, longer than `horizon` by at least 3
 * @throws EngineError `TooShort` with fewer than ten series to learn from
 */
export function learnCombination(all: readonly Float64Array[], horizon: number): Float64Array {
  requireInteger(horizon, 1, 1_000, "horizon");
  const known = all.flatMap((series, i) => {
    requireFinite(series, `all[${i}]`, horizon + 3);
    const [past, future] = [series.subarray(0, -horizon), series.subarray(-horizon)];
    const scale = scaleOf(past);
    return scale > 0 ? [{ rates: combinedRates(past), future, scale }] : [];
  });
  if (known.length < 10) {
    throw new EngineError("TooShort", `${known.length} series changed: it takes 10 to learn how to combine forecasts`);
  }
  const columns = known[0]!.rates.length;
  const rates = new Float64Array(known.length * columns);
  known.forEach((each, row) => rates.set(each.rates, row * columns));
  return fitCombination({
    rates: { rows: known.length, columns, values: rates },
    futures: known.map(({ future }) => future),
    scales: known.map(({ scale }) => scale),
  });
}
