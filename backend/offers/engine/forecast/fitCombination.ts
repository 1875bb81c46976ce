import { EngineError } from "../numeric/EngineError.ts";
import type { Matrix } from "../numeric/Matrix.ts";
import { minimize } from "../numeric/minimize.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireMatrix } from "../numeric/requireMatrix.ts";

interface PastForecasts {
  /** series x methods: the constant rate each method forecast at an earlier origin. */
  readonly rates: Matrix;
  /** Demand that followed, one array a series, each with at least one period. */
  readonly futures: readonly ArrayLike<number>[];
  /** Mean squared one-step naive error before the origin, above 0, one a series. */
  readonly scales: ArrayLike<number>;
}

/**
 * Weights that combine several methods into one forecast for many series (Bates & Granger 1969), minimising the mean RMSSE at
 * an earlier origin. The weights need not add up to 1, so they can also correct a common bias. Use
 * `max(0, sum weight * rate)` as the combined rate.
 */
export function fitCombination({ rates, futures, scales }: PastForecasts): Float64Array {
  requireMatrix(rates, "rates", 2);
  requireFinite(scales, "scales");
  if (futures.length !== rates.rows || scales.length !== rates.rows) {
    throw new EngineError(
      "Shape",
      `rates have ${rates.rows} series, futures ${futures.length}, scales ${scales.length}: give one each`,
    );
  }
  const moments = futures.map((future, i) => {
    requireFinite(future, `futures[${i}]`);
    if (!(scales[i]! > 0))
      throw new EngineError("Constant", `scales[${i}] is ${scales[i]}: leave series that never changed out`);
    let [mean, square] = [0, 0];
    for (let t = 0; t < future.length; t++) {
      mean += future[t]! / future.length;
      square += future[t]! ** 2 / future.length;
    }
    return { mean, square, scale: scales[i]! };
  });
  const { columns, values } = rates;
  const loss = (weights: Float64Array): number => {
    let sum = 0;
    for (let i = 0; i < moments.length; i++) {
      let rate = 0;
      for (let k = 0; k < columns; k++) rate += weights[k]! * values[i * columns + k]!;
      rate = Math.max(rate, 0);
      const { mean, square, scale } = moments[i]!;
      sum += Math.sqrt(Math.max(0, square - 2 * rate * mean + rate * rate) / scale);
    }
    return sum / moments.length;
  };
  return minimize(loss, new Float64Array(columns).fill(1 / columns), 0.1).point;
}
