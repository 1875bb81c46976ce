import { chooseChallenger } from "../measure/chooseChallenger.ts";
import { EngineError } from "../numeric/EngineError.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireSeries } from "./requireSeries.ts";

/** What the next period should bring, from all before it, the newest last. */
export type ForecastMethod = (series: Float64Array) => number;

/**
 * Which method to forecast with: the baseline, unless another was surely nearer over the last periods ({@link chooseChallenger}), each
 * forecast from the periods before it. A method that the series does not allow does not stand.
 * @param methods by name, the baseline among them
 * @returns its name, and the root mean square of its errors in the units of the series
 * @throws EngineError `TooShort` when there are not twice as many periods as are judged
 */
export function judgeForecasts<Name extends string>(
  series: Float64Array,
  methods: ReadonlyMap<Name, ForecastMethod>,
  { baseline, periods }: { baseline: Name; periods: number },
): { name: Name; deviation: number } {
  requireInteger(periods, 1, 1_000, "periods");
  requireSeries(series, 1, 2 * periods);
  const start = series.length - periods;
  const losses = new Map<Name, Float64Array>();
  for (const [name, method] of methods) {
    try {
      losses.set(
        name,
        Float64Array.from({ length: periods }, (_, k) =>
          Math.abs(method(series.subarray(0, start + k)) - series[start + k]!),
        ),
      );
    } catch (error) {
      if (!(error instanceof EngineError) || name === baseline) throw error;
    }
  }
  const name = chooseChallenger(losses, baseline).name as Name;
  const square = losses.get(name)!.reduce((sum, error) => sum + error * error, 0);
  return { name, deviation: Math.sqrt(square / periods) };
}
