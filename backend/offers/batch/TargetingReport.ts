/** By which rule customers are chosen, and how its strongest challenger did in the randomised groups of earlier batches. */
export type TargetingReport = {
  /** The response model's values, or the challenger that surely earned more. */
  rule: string;
  challenger: string;
  /** Of the customers like those of the trial, the share that offers suffice for. */
  share: number;
  /** What the challenger earned more a customer, with its 95 % interval over all challengers; minor units. */
  gain: { mean: number; low: number; high: number };
  /** Customers of the trial. */
  customers: number;
};
