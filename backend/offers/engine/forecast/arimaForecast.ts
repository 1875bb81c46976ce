import ARIMA from "arima";
import { EngineError } from "../numeric/EngineError.ts";
import { requireInteger } from "../numeric/requireInteger.ts";
import { requireVaried } from "../numeric/requireVaried.ts";
import type { Forecast } from "./Forecast.ts";
import { requireSeries } from "./requireSeries.ts";

interface ArimaOrder {
  readonly p: number;
  readonly d: number;
  readonly q: number;
}

/**
 * ARIMA by conditional sum of squares, computed by the `arima` package (ctsa in WebAssembly); Box & Jenkins 1970.
 * @param series at least 10 values more than p + d + q, not constant.
 * @throws EngineError on bad input, `NoConvergence` when the library's forecast is not finite or leaves the series' range by
 * more than three times its width.
 */
export function arimaForecast(series: ArrayLike<number>, horizon: number, { p, d, q }: ArimaOrder): Forecast {
  for (const [name, order] of Object.entries({ p, d, q })) requireInteger(order, 0, 10, name);
  requireSeries(series, horizon, 10 + p + d + q);
  requireVaried(series, "series");
  const model = new ARIMA({ p, d, q, method: 1, verbose: false });
  try {
    const [mean, variances] = model.train(Array.from(series)).predict(horizon);
    const [least, most] = [Math.min(...Array.from(series)), Math.max(...Array.from(series))];
    const reach = 3 * (most - least);
    // The library can end outside the stationary region, where forecasts explode.
    const sane = (value: number): boolean => value >= least - reach && value <= most + reach;
    if (mean.length !== horizon || !mean.every(sane) || !variances.every((value) => value >= 0)) {
      throw new EngineError("NoConvergence", `ARIMA(${p},${d},${q}) found no fit: use a lower order or smoothing`);
    }
    const width = variances.map((value) => 1.959963984540054 * Math.sqrt(value));
    return {
      mean: Float64Array.from(mean),
      low: Float64Array.from(mean, (value, k) => value - width[k]!),
      high: Float64Array.from(mean, (value, k) => value + width[k]!),
    };
  } finally {
    model.destroy();
  }
}
