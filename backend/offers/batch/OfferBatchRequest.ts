import type { Address } from "viem";

/** What a merchant asks of a batch of offers. */
export type OfferBatchRequest = {
  campaign: Address;
  /** Most that all offers together may ever cost, in minor units. */
  budgetMinor: number;
  /** Length of the offers; default 14. */
  days?: number | undefined;
  /** Draws the holdout; recorded. Default: a random one. */
  seed?: number | undefined;
  /** Beginning of the offers, Unix seconds; default: as soon as the batch can be on chain. */
  from?: number | undefined;
  /** Share of the customers that gets no offer, so that the effect can be measured; default 0.1. */
  holdout?: number | undefined;
  /** Share of each segment that gets an offer at least, as far as the budget allows; default 0.05. */
  least?: number | undefined;
  /** Share of each segment that gets an offer at most; default 1. */
  most?: number | undefined;
  onProgress?: ((step: OfferBatchStep) => void) | undefined;
};

/** What a batch is doing. */
type OfferBatchStep = "reading orders" | "features" | "segments" | "models" | "allocation" | "storing" | "committing";
