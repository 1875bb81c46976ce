import { claimTypedData } from "#sdk";
import type { ContractTransactionResponse } from "ethers";
import { type Address, parseSignature, serializeCompactSignature, signatureToCompactSignature } from "viem";
import { keyOf } from "./keyOf.ts";
import type { Shop } from "./Shop.ts";

/** A day after the chain's first block. */
const DEADLINE = Date.UTC(2026, 0, 2) / 1000;

/** A claim signed by the shop, ready to be sent by anyone. */
export async function signedClaim(
  { program, programAddress, lab }: Pick<Shop, "program" | "programAddress" | "lab">,
  account: Address,
  word: bigint,
): Promise<() => Promise<ContractTransactionResponse>> {
  const domain = { chainId: lab.chainId, program: programAddress };
  const signature = await keyOf("claims").signTypedData(claimTypedData(domain, { account, word, deadline: DEADLINE }));
  const compact = serializeCompactSignature(signatureToCompactSignature(parseSignature(signature)));
  return () => program.claim(account, word, DEADLINE, compact);
}
