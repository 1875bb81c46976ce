/** How a model was chosen: against which simple baseline, on customers neither had learned from. */
export type ModelReport = {
  job: "purchase" | "order value";
  /** What is used; the baseline itself where nothing beat it. */
  model: string;
  baseline: string;
  metric: "AUC" | "mean absolute log error";
  value: number;
  baselineValue: number;
  /** What the model saves a customer against the baseline in the loss that decides, with its 95 % interval. */
  gain: { loss: "log loss" | "absolute error"; mean: number; low: number; high: number };
  customers: number;
};
