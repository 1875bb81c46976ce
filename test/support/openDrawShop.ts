import { type Address, createPublicClient, type Hex, http, type PublicClient } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { type DrawTerms, readBeacon } from "#sdk";
import type { BackendOptions } from "../../backend/BackendOptions.ts";
import { launchDraw } from "../../scripts/program/launchDraw.ts";
import { merchantClients } from "../../scripts/program/merchantClients.ts";
import { demoRuleBook } from "../../scripts/start/demoRuleBook.ts";
import { developmentBeaconKey, developmentKeys } from "../../scripts/start/developmentKeys.ts";
import { Progress } from "../../scripts/start/Progress.ts";
import { serveTestBeacon } from "../../scripts/start/serveTestBeacon.ts";
import { type ChainSetUp, setUpChain } from "../../scripts/start/setUpChain.ts";
import { pointsDrawTerms } from "./pointsDrawTerms.ts";
import { type Anvil, startAnvil } from "./startAnvil.ts";
import { MERCHANT_TOKEN } from "./startShop.ts";

/** A chain with the demo's program and campaign, a development beacon that follows its clock, and what a backend is told. */
export interface DrawShop extends ChainSetUp {
  anvil: Anvil;
  client: PublicClient;
  owner: Awaited<ReturnType<typeof merchantClients>>;
  options: BackendOptions;
  /** An account with ether that is nobody's. */
  stranger: ReturnType<typeof privateKeyToAccount>;
  chainNow: () => Promise<number>;
  /** Moves the chain's clock on. */
  jumpTo: (time: number) => Promise<void>;
  launch: (overrides?: Partial<DrawTerms>) => Promise<{ draw: Address; terms: DrawTerms }>;
  stop: () => Promise<void>;
}

const STRANGER: Hex = `0x${"5a".repeat(32)}`;

/** Terms from `now` on: an hour for each step, which the tests jump over; a slow machine needs minutes. */
function termsFrom(now: number): DrawTerms {
  return pointsDrawTerms(now, {
    entriesCloseAt: now + 3_600,
    commitBy: now + 7_200,
    challengeEnd: now + 10_800,
    answerSeconds: 3_600,
    drawBy: now + 90_000,
    claimSeconds: 86_400,
    maxWeight: 500n,
    depositWei: 10n ** 15n,
    prizes: [
      { kind: "points", amount: 500n, quantity: 1 },
      { kind: "points", amount: 100n, quantity: 4 },
    ],
  });
}

export async function openDrawShop(): Promise<DrawShop> {
  const anvil = await startAnvil();
  const { rpcUrl } = anvil;
  const setUp = await setUpChain(new Progress({ write: () => true }), rpcUrl, demoRuleBook("GBP"));
  const client = createPublicClient({ transport: http(rpcUrl), cacheTime: 0, pollingInterval: 50 });
  const owner = await merchantClients(rpcUrl, developmentKeys.owner);
  const stranger = privateKeyToAccount(STRANGER);
  await anvil.provider.send("anvil_setBalance", [stranger.address, "0x56bc75e2d63100000"]);

  const chainNow = async () => Number((await client.getBlock({ blockTag: "pending" })).timestamp);
  const jumpTo = async (time: number) => {
    if ((await chainNow()) >= time) return;
    await anvil.provider.send("evm_setNextBlockTimestamp", [time]);
    await anvil.provider.send("evm_mine", []);
  };
  // Issuers count from some seconds after they were named.
  await jumpTo((await chainNow()) + 10);
  const launch: DrawShop["launch"] = async (overrides = {}) => {
    const terms = { ...termsFrom(await chainNow()), ...overrides };
    const { campaign } = await launchDraw(owner, { program: setUp.program, implementation: setUp.testDraw, terms });
    return { draw: campaign, terms };
  };
  const { draw } = await launch();
  const { network } = await readBeacon(client, draw, 0);
  const beacon = await serveTestBeacon({ secretKey: developmentBeaconKey, network, now: chainNow });
  return {
    ...setUp,
    anvil,
    client,
    owner,
    stranger,
    chainNow,
    jumpTo,
    launch,
    options: {
      store: {},
      rpcUrl,
      program: setUp.program,
      factory: setUp.factory,
      programBlock: setUp.programBlock,
      campaigns: [{ address: setUp.campaign, title: { en: "Autumn", zh: "秋季" } }],
      keys: developmentKeys,
      shop: { name: "Corner Shop", currency: "GBP" },
      merchantToken: MERCHANT_TOKEN,
      // The first server does not answer; what the second one says is verified.
      beaconUrls: ["http://127.0.0.1:9", beacon.url],
      pollMilliseconds: 100,
      requestsPerMinute: 1_000_000,
      logLevel: "silent",
    },
    stop: async () => {
      await beacon.close();
      await anvil.stop();
    },
  };
}
