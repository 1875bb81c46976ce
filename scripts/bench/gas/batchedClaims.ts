import type { Measured } from "../../gas/Measured.ts";
import type { Lab } from "../../gas/Lab.ts";
import { compilePeer } from "./compilePeer.ts";
import { deployPeer } from "./deployPeer.ts";
import { openZeppelinPin } from "./pins.ts";

/** The given claims of `credit.100.new` once more, in one transaction through a contract that calls and nothing else. */
export async function batchedClaims(lab: Lab, program: string, { calldata }: Measured): Promise<Measured> {
  const compiled = compilePeer(openZeppelinPin, ["contracts/Batch.sol:Batch"]);
  const batch = await deployPeer(lab, compiled.get("Batch"));
  const { gas } = await lab.send(() => batch.getFunction("callAll").send(program, calldata));
  return { gas, calldata };
}
