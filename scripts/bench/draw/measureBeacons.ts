import { network } from "hardhat";
import { publishedBeacons } from "../../../test/support/vectors/beacons.ts";
import type { BenchRow } from "./BenchRow.ts";

/** Gas of checking drand's published signatures, inside the call: the dearest of each network. */
export async function measureBeacons(): Promise<BenchRow[]> {
  const { ethers } = await network.create();
  const harness = await ethers.deployContract("BeaconHarness");
  const rows: BenchRow[] = [];
  for (const [name, contract] of [
    ["evmnet", "DrandEvmnet"],
    ["quicknet", "DrandQuicknet"],
  ] as const) {
    const adapter = await ethers.deployContract(contract);
    let dearest = 0;
    for (const { round, signature } of publishedBeacons[name]) {
      const [used] = await harness.gasOfVerify(adapter, round, signature);
      dearest = Math.max(dearest, Number(used));
    }
    rows.push({ name: `verification of drand ${name}, inside the call`, value: dearest, unit: "gas", goal: 135_000 });
  }
  return rows;
}
