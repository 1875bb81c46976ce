import type { Matrix } from "../engine/numeric/Matrix.ts";

/** Customers with a purchase before a cut, by rising number: what was known at the cut, and what they did in the days after it. */
export type CustomerTable = {
  customer: Int32Array;
  orders: Float64Array;
  /** All purchases before the cut, in minor units. */
  spendMinor: Float64Array;
  silentDays: Float64Array;
  /** From the first purchase to the cut. */
  ageDays: Float64Array;
  /** Days with a purchase, without the first; and days from the first to the last of them. */
  repeats: Float64Array;
  recencyDays: Float64Array;
  /** Names of the columns of `features`; a model sees nothing else. */
  names: readonly string[];
  features: Matrix;
  /** 1 for a purchase in the days after the cut, and what was spent then. */
  boughtLater: Float64Array;
  spentLaterMinor: Float64Array;
};
