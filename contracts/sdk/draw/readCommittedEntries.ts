import { decodeFunctionData, hexToBytes, isAddressEqual, type PublicClient } from "viem";
import { drawAbi } from "../abi.ts";
import type { DrawEvidence } from "./DrawEvidence.ts";

/**
 * The list of a draw (40-byte records) where the commitment carried it in its calldata, as short lists do.
 * @returns undefined when it was published elsewhere, or committed through another contract
 */
export async function readCommittedEntries(
  client: PublicClient,
  { draw, commitments }: DrawEvidence,
): Promise<Uint8Array | undefined> {
  const [commitment] = commitments;
  if (commitment === undefined) return undefined;
  const { to, input } = await client.getTransaction({ hash: commitment.transactionHash });
  if (to === null || !isAddressEqual(to, draw)) return undefined;
  const { functionName, args } = decodeFunctionData({ abi: drawAbi, data: input });
  if (functionName !== "commit") return undefined;
  const entries = hexToBytes(args[6]);
  return entries.length > 0 ? entries : undefined;
}
