/** A rising step function from scores to probabilities: `probability[k]` for scores from `score[k]` up to the next. */
export interface Calibration {
  readonly score: Float64Array;
  readonly probability: Float64Array;
}
