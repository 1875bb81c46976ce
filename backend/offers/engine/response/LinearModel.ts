/** A fitted linear regression: answer = intercept + sum weight * x, x in the units it was fitted on. */
export interface LinearModel {
  readonly intercept: number;
  /** One a column. */
  readonly weights: Float64Array;
  /** Standard errors of the intercept and of each weight, for ordinary least squares; with a ridge they are conditional on it. */
  readonly interceptError: number;
  readonly weightErrors: Float64Array;
}
