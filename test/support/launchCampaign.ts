import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { hexlify, toUtf8Bytes } from "ethers";
import type { CampaignMock } from "../../types/ethers-contracts/index.ts";
import type { ProgramFixture } from "./programFixture.ts";

/** Launches a mock campaign and returns it; `terms` is read by the mock (`reject`, `hold`). */
export async function launchCampaign(
  ethers: HardhatEthers,
  { program, implementation }: ProgramFixture,
  { mintBudget = 10_000, terms = "" }: { mintBudget?: number; terms?: string } = {},
): Promise<CampaignMock> {
  await program.launch(implementation, hexlify(toUtf8Bytes(terms)), mintBudget);
  const launched = await program.queryFilter(program.filters.CampaignLaunched());
  const address = launched.at(-1)?.args.campaign;
  if (address === undefined) throw new Error("no campaign was launched");
  return ethers.getContractAt("CampaignMock", address);
}
