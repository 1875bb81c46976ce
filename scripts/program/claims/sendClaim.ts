import { programAbi } from "#sdk";
import { type Address, zeroHash } from "viem";
import { UsageError } from "../../cli/run.ts";
import { confirmed } from "../confirmed.ts";
import type { MerchantClients } from "../merchantClients.ts";
import type { ClaimProof } from "./proveClaim.ts";

/**
 * Sends a claim with its proof; returns the points that the account collected. Anyone may send it: it pays the account.
 * @throws UsageError when the program has no such tree
 */
export async function sendClaim(
  { reader, writer }: MerchantClients,
  program: Address,
  claim: ClaimProof,
): Promise<bigint> {
  const contract = { address: program, abi: programAbi } as const;
  const { account, word, proof, root } = claim;
  const [current, previous] = await reader.readContract({ ...contract, functionName: "claimRootsOf", args: [account] });
  if (root !== current && root !== previous)
    throw new UsageError(
      current === zeroHash
        ? `No claims were published for ${account}.`
        : `The file is neither what was published last (root ${current}) nor what was published before it.`,
    );
  const points = await reader.readContract({ ...contract, functionName: "claimable", args: [account, word] });
  if (points === 0n)
    throw new UsageError(`Nothing is left for ${account} to collect: it was collected, or it expired.`);
  const args = [account, word, proof, root] as const;
  const hash = await writer.writeContract({ ...contract, functionName: "claimWithProof", args });
  await confirmed({ reader, writer }, hash);
  return points;
}
