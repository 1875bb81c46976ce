import { type BaseContract, ContractFactory } from "ethers";
import type { Lab } from "../../gas/Lab.ts";
import type { CompiledPeer } from "./compilePeer.ts";

/** Deploys a peer's contract from the lab's owner. */
export async function deployPeer(
  { owner, helpers }: Lab,
  peer: CompiledPeer | undefined,
  ...args: unknown[]
): Promise<BaseContract> {
  if (peer === undefined) throw new Error("the contract was not compiled");
  await helpers.time.setNextBlockTimestamp((await helpers.time.latest()) + 1);
  const deployed = await new ContractFactory(peer.abi, peer.bytecode, owner).deploy(...args);
  return deployed.waitForDeployment();
}
