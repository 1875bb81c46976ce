import { programAbi } from "#sdk";
import { type Address, encodeFunctionData, type Hex } from "viem";
import { UsageError } from "../../cli/run.ts";
import type { Claim } from "./Claim.ts";
import { publicationOf } from "./publicationOf.ts";

/** What `Program.claimWithProof` takes, and the calldata with it. */
export interface ClaimProof {
  account: Address;
  word: bigint;
  proof: readonly Hex[];
  root: Hex;
  data: Hex;
}

/**
 * The proof of one account's claim among all that were published together.
 * @throws UsageError when the account has none
 */
export function proveClaim(claims: readonly Claim[], account: Address): ClaimProof {
  if (!claims.some((claim) => claim.account === account))
    throw new UsageError(`The file has no claim of ${account}. Is it the file that was published last?`);
  const { word, proof, root } = publicationOf(claims).trees.proofOf(account);
  const args = [account, word, proof, root] as const;
  const data = encodeFunctionData({ abi: programAbi, functionName: "claimWithProof", args });
  return { account, word, proof, root, data };
}
