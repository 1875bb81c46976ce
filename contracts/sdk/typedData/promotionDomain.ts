import type { Address } from "viem";

/** Where a signature counts: one campaign on one chain. */
export interface PromotionDomain {
  chainId: number;
  campaign: Address;
}

/** The EIP-712 domain of a promotion; twin of the domain in contracts/Promotion.sol. */
export function promotionDomain({ chainId, campaign }: PromotionDomain) {
  return { name: "Bonafide Promotion", version: "1", chainId, verifyingContract: campaign } as const;
}
