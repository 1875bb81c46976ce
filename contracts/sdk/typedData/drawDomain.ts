import type { Address } from "viem";

/** The EIP-712 domain of a draw; twin of the domain in contracts/draw/DrawBase.sol. */
export function drawDomain({ chainId, draw }: { chainId: number; draw: Address }) {
  return { name: "Bonafide Draw", version: "1", chainId, verifyingContract: draw } as const;
}
