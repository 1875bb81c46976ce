import type { Address } from "viem";
import { type PromotionDomain, promotionDomain } from "./promotionDomain.ts";

/** An account belongs to an audience in [from, until), at most 31 days; Unix seconds. */
export interface Eligibility {
  account: Address;
  audience: number;
  /** Personal value (0 = none). */
  value: number;
  from: number;
  until: number;
}

const types = {
  Eligibility: [
    { name: "account", type: "address" },
    { name: "audience", type: "uint8" },
    { name: "value", type: "uint64" },
    { name: "from", type: "uint64" },
    { name: "until", type: "uint64" },
  ],
} as const;

/** EIP-712 typed data that an `Audiences` key signs; twin of contracts/types/Eligibility.sol. */
export function eligibilityTypedData(domain: PromotionDomain, eligibility: Eligibility) {
  const { account, audience, value, from, until } = eligibility;
  return {
    domain: promotionDomain(domain),
    types,
    primaryType: "Eligibility",
    message: { account, audience, value: BigInt(value), from: BigInt(from), until: BigInt(until) },
  } as const;
}
