type Words = { en: string; zh: string };

/** An offer that a batch has committed for a customer. */
export type ReadyOffer = {
  rule: number;
  audience: number;
  value: number;
  from: number;
  until: number;
  worstCaseMinor: number;
  reason: Words;
};

/** What one open batch has for one customer. */
export type Eligible = {
  /** The customer's number here. */
  customer: number;
  batchId: number;
  /** Drawn by the batch: gets nothing, so that the effect can be measured. */
  heldOut: boolean;
  /** Expected profit of the batch's offer, by its models. */
  expectedProfitMinor: number;
  offers: ReadyOffer[];
};
