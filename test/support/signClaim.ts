import { Signature, type TypedDataDomain } from "ethers";
import type { HardhatEthersSigner } from "@nomicfoundation/hardhat-ethers/types";
import type { Program } from "../../types/ethers-contracts/index.ts";

const TYPES = {
  Claim: [
    { name: "account", type: "address" },
    { name: "word", type: "uint256" },
    { name: "deadline", type: "uint64" },
  ],
};

/** The EIP-712 domain, as the contract itself tells it (ERC-5267). */
export async function domainOf(program: Program): Promise<TypedDataDomain> {
  const { name, version, chainId, verifyingContract } = await program.eip712Domain();
  return { name, version, chainId, verifyingContract };
}

/** A far deadline for tests that are not about deadlines. */
export const FAR = 2 ** 40;

/** Signs a claim as `signer`; `compact` gives the 64-byte form. */
export async function signClaim(
  program: Program,
  signer: HardhatEthersSigner,
  account: string,
  word: bigint,
  { deadline = FAR, compact = false }: { deadline?: number; compact?: boolean } = {},
): Promise<string> {
  const signature = await signer.signTypedData(await domainOf(program), TYPES, { account, word, deadline });
  return compact ? Signature.from(signature).compactSerialized : signature;
}
