import type { Address } from "viem";
import { drawDomain } from "./drawDomain.ts";

/** A winner's word on where its prize goes. */
export interface PrizeClaim {
  prize: number;
  payee: Address;
  /** Unix seconds. */
  deadline: number;
}

const types = {
  PrizeClaim: [
    { name: "prize", type: "uint256" },
    { name: "payee", type: "address" },
    { name: "deadline", type: "uint256" },
  ],
} as const;

/** EIP-712 typed data that a winning account or claim key signs; twin of contracts/types/PrizeClaim.sol. */
export function prizeClaimTypedData(domain: { chainId: number; draw: Address }, claim: PrizeClaim) {
  const { prize, payee, deadline } = claim;
  return {
    domain: drawDomain(domain),
    types,
    primaryType: "PrizeClaim",
    message: { prize: BigInt(prize), payee, deadline: BigInt(deadline) },
  } as const;
}
