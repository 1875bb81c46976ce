import { createPublicClient, http, type Address } from "viem";
import { describeError } from "../http/describeError.ts";
import type { Chain } from "./Chain.ts";
import { ChainError } from "./ChainError.ts";

/**
 * Connects to a node and checks that the program is there.
 * @throws ChainError NodeUnreachable, ProgramMissing
 */
export async function connectChain(options: { rpcUrl: string; program: Address; factory: Address }): Promise<Chain> {
  const { rpcUrl, program, factory } = options;
  const client = createPublicClient({
    transport: http(rpcUrl, { timeout: 10_000, retryCount: 1, retryDelay: 200 }),
    cacheTime: 0,
  });
  let chainId: number;
  let code: string | undefined;
  try {
    [chainId, code] = await Promise.all([client.getChainId(), client.getCode({ address: program })]);
  } catch (error) {
    throw new ChainError(
      "NodeUnreachable",
      `The chain's node does not answer (${describeError(error).message}). Start it, or correct the RPC URL.`,
    );
  }
  if (code === undefined) {
    throw new ChainError(
      "ProgramMissing",
      `There is no program at ${program} on chain ${chainId}. Deploy it first, or correct the address or the RPC URL.`,
    );
  }
  return { client, chainId, rpcUrl, program, factory };
}
