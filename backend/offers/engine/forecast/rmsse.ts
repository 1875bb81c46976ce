import { EngineError } from "../numeric/EngineError.ts";
import { requireFinite } from "../numeric/requireFinite.ts";
import { requireSameLength } from "../numeric/requireSameLength.ts";

/**
 * Root mean squared error of a forecast, scaled by the one-step naive forecast's error on the past (Hyndman & Koehler 2006; the
 * M5 competition). Below 1 is better than repeating the last value was.
 * @throws EngineError `Constant` when the past never changed: it has no scale.
 */
export function rmsse(past: ArrayLike<number>, future: ArrayLike<number>, forecast: ArrayLike<number>): number {
  requireFinite(past, "past", 2);
  requireFinite(future, "future");
  requireFinite(forecast, "forecast");
  requireSameLength(future, forecast, "future and forecast");
  let scale = 0;
  for (let t = 1; t < past.length; t++) scale += (past[t]! - past[t - 1]!) ** 2 / (past.length - 1);
  if (scale === 0) throw new EngineError("Constant", "the past never changed: it gives errors no scale");
  let square = 0;
  for (let t = 0; t < future.length; t++) square += (future[t]! - forecast[t]!) ** 2 / future.length;
  return Math.sqrt(square / scale);
}
