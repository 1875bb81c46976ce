/** One row a customer, all in one unit of time (weeks in the literature): repeat purchases, the age at the last one, the age now. */
export interface PurchaseHistories {
  /** Repeat purchases, that is all but the first; whole numbers. */
  readonly frequency: ArrayLike<number>;
  /** Time from the first to the last purchase; 0 when there was no repeat. */
  readonly recency: ArrayLike<number>;
  /** Time from the first purchase to the end of observation. */
  readonly age: ArrayLike<number>;
}
