/** A decision as it was logged: whether the customer was held out, how likely that or its opposite had been, and what came of it. */
export type LoggedProfit = {
  heldOut: boolean;
  propensity: number;
  /** After the cost of the offer; minor units. */
  profit: number;
  cost: number;
  bought: boolean;
  /**
   * What the batch knew of the customer before anybody was given anything: name of the segment, chance to buy anyway, profit that the response
   * model expected of the offer, and which share of all who were not held out was offered something. Null after an erasure, and for batches of
   * before the expectation was kept for those held out too.
   */
  before: { segment: string; chanceAlone: number; responseMinor: number; reach: number } | null;
};
