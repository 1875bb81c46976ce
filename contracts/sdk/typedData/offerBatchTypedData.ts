import type { Hex } from "viem";
import { type PromotionDomain, promotionDomain } from "./promotionDomain.ts";

/** A batch of personal offers, as it is committed. */
export interface OfferBatch {
  root: Hex;
  /** Unix seconds: no offer of the batch lasts longer. */
  until: number;
  /** Where the merchant describes the batch. */
  uri: string;
}

const types = {
  OfferBatch: [
    { name: "root", type: "bytes32" },
    { name: "until", type: "uint64" },
    { name: "uri", type: "string" },
  ],
} as const;

/** EIP-712 typed data that an `Audiences` key signs to commit a batch; twin of contracts/types/OfferBatch.sol. */
export function offerBatchTypedData(domain: PromotionDomain, { root, until, uri }: OfferBatch) {
  return {
    domain: promotionDomain(domain),
    types,
    primaryType: "OfferBatch",
    message: { root, until: BigInt(until), uri },
  } as const;
}
