/** A customer with an account, and the facts a reason may name; money in minor units. */
export type Candidate = {
  customerId: number;
  pseudonym: string;
  account: string;
  segment: string;
  orders: number;
  netMinor: number;
  recencyDays: number;
  /** Since the first order. */
  tenureDays: number;
};
