/** Fills `scores`, one an item, for a customer. */
export type ScoreSource = (customer: number, scores: Float64Array) => void;
