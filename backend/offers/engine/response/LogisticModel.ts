/** A fitted logistic regression: probability = 1 / (1 + exp(-(intercept + sum weight * x))), x in the units it was fitted on. */
export interface LogisticModel {
  readonly intercept: number;
  /** One a column. */
  readonly weights: Float64Array;
}
