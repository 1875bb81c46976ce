/** Forecast of the next periods with 95 % bounds; one number a period, in the units of the series. */
export interface Forecast {
  readonly mean: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}
