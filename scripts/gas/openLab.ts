import { network } from "hardhat";
import type { Hex } from "viem";
import type { Lab } from "./Lab.ts";

/** Opens an EVM of its own, in this process, under the rules of Osaka. */
export async function openLab(): Promise<Lab> {
  const { ethers, networkHelpers: helpers } = await network.create({
    network: "default",
    chainType: "l1",
    override: { hardfork: "osaka", initialDate: "2026-01-01T00:00:00Z" },
  });
  const [owner, holder] = await ethers.getSigners();
  if (!owner || !holder) throw new Error("the network has fewer than two accounts");
  return {
    ethers,
    helpers,
    chainId: Number((await ethers.provider.getNetwork()).chainId),
    owner,
    holder,
    send: async (transaction) => {
      await helpers.time.setNextBlockTimestamp((await helpers.time.latest()) + 1);
      const sent = await transaction();
      const receipt = await sent.wait();
      if (receipt === null) throw new Error(`the transaction ${sent.hash} has no receipt`);
      return { gas: Number(receipt.gasUsed), calldata: [sent.data as Hex] };
    },
    isolated: async (work) => {
      const snapshot = await helpers.takeSnapshot();
      try {
        return await work();
      } finally {
        await snapshot.restore();
      }
    },
  };
}
