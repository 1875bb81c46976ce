import type { Address } from "viem";

/** The EIP-712 domain of a program; twin of the domain in contracts/Program.sol. */
export function programDomain({ chainId, program }: { chainId: number; program: Address }) {
  return { name: "Bonafide Program", version: "1", chainId, verifyingContract: program } as const;
}
