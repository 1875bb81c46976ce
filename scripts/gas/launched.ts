import type { Address } from "viem";
import type { Program } from "../../types/ethers-contracts/index.ts";

/** The address of the campaign that the transaction just sent has launched; it depends on the block's time. */
export async function launched(program: Program, sent: Promise<unknown>): Promise<Address> {
  await sent;
  const [event] = await program.queryFilter(program.filters.CampaignLaunched(), "latest");
  if (event === undefined) throw new Error("the last block launched no campaign");
  return event.args.campaign as Address;
}
