import { programFactoryAbi } from "#sdk";
import { parseEventLogs, type Address } from "viem";
import { confirmed } from "./confirmed.ts";
import type { MerchantClients } from "./merchantClients.ts";

/** Who may receive points by transfer; the order of the contract's enum `TransferPolicy`. */
export const transferPolicies = ["none", "members", "free"] as const;

/** The choices of a new program that cannot be changed later; the owner is the signer. */
export type NewProgram = {
  name: string;
  symbol: string;
  transferPolicy: (typeof transferPolicies)[number];
  /** Unix seconds, not in the future. */
  firstEpochAt: number;
  epochSeconds: number;
  /** Most points that claims may mint in one epoch. */
  epochMintCap: number;
  tierThresholds: number[];
};

/** Creates a program; returns its address and the block it was created in. */
export async function createProgram(clients: MerchantClients, factory: Address, program: NewProgram) {
  const receipt = await confirmed(
    clients,
    await clients.writer.writeContract({
      address: factory,
      abi: programFactoryAbi,
      functionName: "create",
      args: [
        {
          ...program,
          owner: clients.writer.account.address,
          transferPolicy: transferPolicies.indexOf(program.transferPolicy),
        },
      ],
    }),
  );
  const [created] = parseEventLogs({ abi: programFactoryAbi, eventName: "ProgramCreated", logs: receipt.logs });
  if (!created) throw new Error(`${factory} created no program: is it the factory?`);
  return { program: created.args.program, block: receipt.blockNumber };
}
