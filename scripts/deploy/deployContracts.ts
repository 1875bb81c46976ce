import { type ArtifactResolver, deploy, DeploymentResultType } from "@nomicfoundation/ignition-core";
import type { BeaconNetwork } from "#sdk";
import hre from "hardhat";
import { type Address, getAddress, type Hex, slice } from "viem";
import Bonafide from "./ignition/Bonafide.ts";
import BonafideDevelopment from "./ignition/BonafideDevelopment.ts";

/** Where the contracts are. `promotion` and `draw` are the campaign code that every program of the factory may launch. */
export type Deployment = {
  factory: Address;
  promotion: Address;
  draw: Address;
};

/** A deployment for development: its programs may also launch test draws. */
export type DevelopmentDeployment = Deployment & { testDraw: Address };

type Options = {
  rpcUrl: string;
  key?: Hex;
  journalFolder?: string;
};

/**
 * Deploys the contracts of `ignition/Bonafide.ts`, or with a test beacon those of `ignition/BonafideDevelopment.ts`.
 * @param options.key the deployer's private key; without it the node's own first account signs (development)
 * @param options.journalFolder remembers what was done, so that an interrupted deployment goes on and a finished one
 * is found again; without it every call deploys
 * @param options.testBeacon the beacon of test draws (`testBeacon` of the SDK); never on a chain with anything at stake
 */
export function deployContracts(options: Options & { testBeacon: BeaconNetwork }): Promise<DevelopmentDeployment>;
export function deployContracts(options: Options): Promise<Deployment>;
export async function deployContracts(
  options: Options & { testBeacon?: BeaconNetwork },
): Promise<Deployment & Partial<DevelopmentDeployment>> {
  const connection = await hre.network.create({
    network: "external",
    override: { url: options.rpcUrl, ...(options.key ? { accounts: [options.key] } : {}) },
  });
  const module = options.testBeacon ? BonafideDevelopment : Bonafide;
  try {
    const { provider } = connection;
    const result = await deploy({
      provider,
      artifactResolver: artifacts,
      ignitionModule: module,
      deploymentParameters: options.testBeacon ? { [module.id]: beaconParameters(options.testBeacon) } : {},
      accounts: (await provider.request({ method: "eth_accounts" })) as string[],
      ...(options.journalFolder ? { deploymentDir: options.journalFolder } : {}),
    });
    if (result.type !== DeploymentResultType.SUCCESSFUL_DEPLOYMENT)
      throw new Error(`The contracts were not deployed: ${JSON.stringify(result)}`);
    const addressOf = (contract: string) => getAddress(result.contracts[`${module.id}#${contract}`]?.address ?? "");
    return {
      factory: addressOf("ProgramFactory"),
      promotion: addressOf("Promotion"),
      draw: addressOf("Draw"),
      ...(options.testBeacon ? { testDraw: addressOf("TestDraw") } : {}),
    };
  } finally {
    await connection.close();
  }
}

function beaconParameters({ publicKey, genesisAt, periodSeconds }: BeaconNetwork) {
  const words = [0, 1, 2, 3].map((word) => BigInt(slice(publicKey, word * 32, word * 32 + 32)));
  return { publicKey: words, genesisAt, periodSeconds };
}

const artifacts: ArtifactResolver = {
  loadArtifact: (name) => hre.artifacts.readArtifact(name),
  // Only the journal of a deployment that will be verified on an explorer needs it; `verify-source` has its own way.
  getBuildInfo: () => Promise.resolve(undefined),
};
