import type { Address, Hex } from "viem";
import type { Promotion } from "../../types/ethers-contracts/index.ts";
import type { Shop } from "./Shop.ts";

const MINT_BUDGET = 1_000_000_000;

/** Launches a promotion with these terms; its address depends on the block's time, so it is read from the event. */
export async function launched(
  { lab, program, implementation }: Pick<Shop, "lab" | "program" | "implementation">,
  terms: Hex,
): Promise<{ campaign: Promotion; address: Address; gas: number; calldata: readonly Hex[] }> {
  const sent = await lab.send(() => program.launch(implementation, terms, MINT_BUDGET));
  const [event] = await program.queryFilter(program.filters.CampaignLaunched(), "latest");
  if (event === undefined) throw new Error("the last block launched no campaign");
  const address = event.args.campaign as Address;
  return { ...sent, address, campaign: await lab.ethers.getContractAt("Promotion", address) };
}
