/** A customer who may get an offer; money in minor units. */
export type Candidate = {
  account: string;
  segment: string;
  orders: number;
  netMinor: number;
  recencyDays: number;
  /** Since the first order. */
  tenureDays: number;
};
