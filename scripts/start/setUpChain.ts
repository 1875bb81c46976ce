import { type RuleBook, testBeacon } from "#sdk";
import { type Address, createPublicClient, http } from "viem";
import { privateKeyToAddress } from "viem/accounts";
import { deployContracts, type DevelopmentDeployment } from "../deploy/deployContracts.ts";
import { addIssuer } from "../program/addIssuer.ts";
import { createProgram } from "../program/createProgram.ts";
import { launchPromotion } from "../program/launchPromotion.ts";
import { merchantClients } from "../program/merchantClients.ts";
import { developmentBeaconKey, developmentKeys } from "./developmentKeys.ts";
import type { Progress } from "./Progress.ts";

/** What a new chain was given. */
export type ChainSetUp = DevelopmentDeployment & {
  program: Address;
  programBlock: number;
  campaign: Address;
};

const epochSeconds = 90 * 86_400;
/** Most points the demo's campaign may give, and its claims in one epoch. */
const pointsBudget = 10_000_000;

/** Deploys the contracts, creates the demo's program with its issuers and launches a campaign with these rules. */
export async function setUpChain(progress: Progress, rpcUrl: string, book: RuleBook): Promise<ChainSetUp> {
  const deployment = await progress.step(
    "Deploying the contracts",
    async () => deployContracts({ rpcUrl, testBeacon: await beaconFrom(rpcUrl) }),
    ({ factory }) => `factory ${factory}`,
  );
  const clients = await merchantClients(rpcUrl, developmentKeys.owner);
  const { timestamp } = await clients.reader.getBlock();
  const { program, block } = await progress.step(
    "Creating the loyalty program",
    async () => {
      const created = await createProgram(clients, deployment.factory, {
        name: "Bonafide Demo",
        symbol: "PTS",
        transferPolicy: "none",
        // Orders of the past earned their points in past epochs.
        firstEpochAt: Number(timestamp) - 12 * epochSeconds,
        epochSeconds,
        epochMintCap: pointsBudget,
        tierThresholds: [],
      });
      for (const role of ["claims", "quotes", "audiences", "tickets", "anchors"] as const)
        await addIssuer(clients, created.program, privateKeyToAddress(developmentKeys[role]), role);
      return created;
    },
    (created) => created.program,
  );
  const { campaign } = await progress.step(
    "Launching the campaign",
    () =>
      launchPromotion(clients, {
        program,
        implementation: deployment.promotion,
        terms: { book, closeNoticeSeconds: 86_400, holdSeconds: 0, coupons: [] },
        mintBudget: BigInt(pointsBudget),
      }),
    (launched) => launched.campaign,
  );
  return { ...deployment, program, programBlock: Number(block), campaign };
}

/** The demo's beacon, a round every second from now on. */
async function beaconFrom(rpcUrl: string) {
  const { timestamp } = await createPublicClient({ transport: http(rpcUrl) }).getBlock();
  return testBeacon(developmentBeaconKey, Number(timestamp), 1);
}
