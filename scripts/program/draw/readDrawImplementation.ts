import { type Address, ContractFunctionExecutionError, type PublicClient } from "viem";
import { type BeaconNetwork, readBeacon } from "#sdk";
import { UsageError } from "../../cli/run.ts";
import type { WantedBeacon } from "./readDrawFile.ts";

/**
 * The beacon that draws of this code would use.
 * @throws UsageError when it is no code of a draw, or of another beacon than the file asks for
 */
export async function readDrawImplementation(
  client: PublicClient,
  implementation: Address,
  wanted: WantedBeacon,
): Promise<BeaconNetwork> {
  const { address, network } = await readBeacon(client, implementation, wanted === "quicknet" ? 1 : 0).catch(
    (cause: unknown) => {
      if (!(cause instanceof ContractFunctionExecutionError)) throw cause;
      throw new UsageError(`${implementation} is not the code of draws. \`npm run -s deploy\` prints its address.`, {
        cause,
      });
    },
  );
  if (network.isTest && wanted !== "test") {
    throw new UsageError(
      `${implementation} is a TestDraw: somebody knows its winners in advance. For a draw under drand name the code of Draw; in development write "beacon": "test".`,
    );
  }
  if (!network.isTest && wanted === "test")
    throw new UsageError(`${implementation} draws under drand. Write "beacon": "evmnet" or "quicknet".`);
  if (BigInt(address) === 0n)
    throw new UsageError('This chain has no precompiles for quicknet (EIP-2537). Write "beacon": "evmnet".');
  return network;
}
