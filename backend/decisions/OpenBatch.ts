import type { Hex } from "viem";

/** A batch whose root is on chain and whose offers run. */
export type OpenBatch = {
  id: number;
  /** Its number in the campaign. */
  number: number;
  campaign: string;
  root: Hex;
  /** Expected profit that one more minor unit of the budget would bring, by the batch's allocation. */
  budgetPrice: number;
  /** How likely a customer was to be held out. */
  holdoutShare: number;
};
