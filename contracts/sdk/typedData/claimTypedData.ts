import type { Address } from "viem";
import { programDomain } from "./programDomain.ts";

/** What a `Claims` key signs about an account. */
export interface Claim {
  account: Address;
  /** Epoch and cumulative totals in one word. */
  word: bigint;
  /** Unix seconds. */
  deadline: number;
}

const types = {
  Claim: [
    { name: "account", type: "address" },
    { name: "word", type: "uint256" },
    { name: "deadline", type: "uint64" },
  ],
} as const;

/** EIP-712 typed data of a points claim; twin of contracts/types/Claim.sol. */
export function claimTypedData(domain: { chainId: number; program: Address }, claim: Claim) {
  return {
    domain: programDomain(domain),
    types,
    primaryType: "Claim",
    message: { account: claim.account, word: claim.word, deadline: BigInt(claim.deadline) },
  } as const;
}
