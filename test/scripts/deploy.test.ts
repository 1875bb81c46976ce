import { evmnet, readBeacon, testBeacon } from "#sdk";
import { expect } from "chai";
import { createPublicClient, http, zeroAddress } from "viem";
import { drawAbi, programFactoryAbi } from "#sdk/abi";
import { deployContracts } from "../../scripts/deploy/deployContracts.ts";
import { createProgram } from "../../scripts/program/createProgram.ts";
import { launchDraw } from "../../scripts/program/launchDraw.ts";
import { merchantClients } from "../../scripts/program/merchantClients.ts";
import { developmentKeys } from "../../scripts/start/developmentKeys.ts";
import { type LocalChain, startChain } from "../../scripts/start/startChain.ts";
import { pointsDrawTerms } from "../support/pointsDrawTerms.ts";

describe("deploy", () => {
  let chain: LocalChain;
  before(async () => {
    chain = await startChain({ port: 0 });
  });
  after(() => chain.stop());

  it("lists promotions and draws under drand, and nothing under another beacon", async () => {
    const client = createPublicClient({ transport: http(chain.rpcUrl) });
    const { factory, promotion, draw } = await deployContracts({ rpcUrl: chain.rpcUrl });
    const read = { address: factory, abi: programFactoryAbi } as const;
    expect(await client.readContract({ ...read, functionName: "implementations" })).to.deep.equal([promotion, draw]);
    const beacons = await client.readContract({ address: draw, abi: drawAbi, functionName: "beacons" });
    expect(beacons).not.to.include(zeroAddress);
    expect(beacons[2], "a test").to.equal(false);
    expect((await readBeacon(client, draw, 0)).network).to.equal(evmnet);
  });

  it("lists test draws for development, which a program launches", async () => {
    const clients = await merchantClients(chain.rpcUrl, developmentKeys.owner);
    const now = Number((await clients.reader.getBlock()).timestamp);
    const beacon = testBeacon(77n, now, 2);
    const { factory, testDraw } = await deployContracts({ rpcUrl: chain.rpcUrl, testBeacon: beacon });
    const { program } = await createProgram(clients, factory, {
      name: "Corner Shop",
      symbol: "PTS",
      transferPolicy: "none",
      firstEpochAt: now,
      epochSeconds: 7_776_000,
      epochMintCap: 1_000,
      tierThresholds: [],
    });
    const terms = pointsDrawTerms(now);
    const { campaign } = await launchDraw(clients, { program, implementation: testDraw, terms });
    expect(await readBeacon(clients.reader, campaign, 0)).to.deep.include({ network: beacon });
  });
});
