import type { Hex } from "viem";

/** What shows that an offer is in its committed batch. */
export type OfferProof = { salt: Hex; proof: Hex[] };
