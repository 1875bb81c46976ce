/** A decision as it was logged: whether the customer was held out, how likely that or its opposite had been, and what came of it. */
export type LoggedProfit = {
  heldOut: boolean;
  propensity: number;
  /** After the cost of the offer; minor units. */
  profit: number;
  cost: number;
  bought: boolean;
  /** What the batch knew of the customer before anybody was given anything; null after an erasure. Segments are numbered over all batches. */
  segment: number | null;
  chanceAlone: number | null;
};
