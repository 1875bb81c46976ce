import { type ArtifactResolver, deploy, DeploymentResultType } from "@nomicfoundation/ignition-core";
import hre from "hardhat";
import { type Address, getAddress, type Hex } from "viem";
import Bonafide from "./ignition/Bonafide.ts";

/** Where the contracts are. */
export type Deployment = { factory: Address; promotion: Address };

/**
 * Deploys the contracts of `ignition/Bonafide.ts`.
 * @param options.key the deployer's private key; without it the node's own first account signs (development)
 * @param options.journalFolder remembers what was done, so that an interrupted deployment goes on and a finished one
 * is found again; without it every call deploys
 */
export async function deployContracts(options: {
  rpcUrl: string;
  key?: Hex;
  journalFolder?: string;
}): Promise<Deployment> {
  const connection = await hre.network.create({
    network: "external",
    override: { url: options.rpcUrl, ...(options.key ? { accounts: [options.key] } : {}) },
  });
  try {
    const { provider } = connection;
    const result = await deploy({
      provider,
      artifactResolver: artifacts,
      ignitionModule: Bonafide,
      deploymentParameters: {},
      accounts: (await provider.request({ method: "eth_accounts" })) as string[],
      ...(options.journalFolder ? { deploymentDir: options.journalFolder } : {}),
    });
    if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT)
      throw new Error(`The contracts were not deployed: ${JSON.stringify(result)}`);
    const addressOf = (contract: string) => getAddress(result.contracts[`Bonafide#${contract}`]?.address ?? "");
    return { factory: addressOf("ProgramFactory"), promotion: addressOf("Promotion") };
  } finally {
    await connection.close();
  }
}

const artifacts: ArtifactResolver = {
  loadArtifact: (name) => hre.artifacts.readArtifact(name),
  // Only the journal of a deployment that will be verified on an explorer needs it; `verify-source` has its own way.
  getBuildInfo: () => Promise.resolve(undefined),
};
