import { randomBytes } from "node:crypto";
import { createPublicClient, custom, zeroAddress } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { createApp } from "../../../backend/app.ts";
import { Campaigns } from "../../../backend/chain/Campaigns.ts";
import { ChainClock } from "../../../backend/chain/ChainClock.ts";
import { Indexer } from "../../../backend/chain/indexer/Indexer.ts";
import { Relayer } from "../../../backend/chain/relayer/Relayer.ts";
import { Decisions } from "../../../backend/decisions/Decisions.ts";
import { DrawLists } from "../../../backend/draws/DrawLists.ts";
import { DrawReader } from "../../../backend/draws/DrawReader.ts";
import { createLogger } from "../../../backend/http/createLogger.ts";
import { createMetrics } from "../../../backend/http/createMetrics.ts";
import { listen } from "../../../backend/listen.ts";
import { openStore } from "../../../backend/store/openStore.ts";
import { seedBatch } from "./seedBatch.ts";

// The whole application as a process of its own, on an empty database that it fills. Only the chain is not there: this endpoint asks it
// nothing but the time.
const [customers = "0", offersEach = "0", location = ""] = process.argv.slice(2);
const token = process.env["MERCHANT_TOKEN"] ?? "";
const store = await openStore(location.startsWith("postgres") ? { databaseUrl: location } : { folder: location });
await seedBatch(store, {
  customers: Number(customers),
  offersEach: Number(offersEach),
  worstCaseMinor: 500,
  budgetMinor: Number.MAX_SAFE_INTEGER,
  heldOutEvery: 10,
});

const time = (): string => `0x${Math.floor(Date.now() / 1000).toString(16)}`;
const client = createPublicClient({
  transport: custom({ request: () => Promise.resolve({ number: "0x1", timestamp: time(), transactions: [] }) }),
});
const chain = { client, chainId: 31_337, rpcUrl: "http://127.0.0.1:1", program: zeroAddress, factory: zeroAddress };
const log = createLogger({ level: "info", secrets: [token], output: { write: () => undefined } });
const metrics = createMetrics();
const account = privateKeyToAccount(`0x${randomBytes(32).toString("hex")}`);
const relay = { transactionsPerAccountAndDay: 0, gasPerCampaign: 0, claimGasPerDay: 0 };
const campaigns = new Campaigns(chain);
const clock = new ChainClock(client);
const decisions = new Decisions(store, () => clock.now());
const app = createApp({
  store,
  chain,
  campaigns,
  indexer: new Indexer({ store, chain, campaigns, log, metrics }, { firstBlock: 0, pollMilliseconds: 1_000 }),
  relayer: new Relayer({ store, chain, log, metrics, account, limits: relay }),
  decisions,
  committer: undefined,
  draws: { reader: new DrawReader(chain), lists: new DrawLists(store.session) },
  issuers: { quotes: account, claims: account, audiences: account, tickets: undefined },
  settings: {
    shop: { name: "Bench", currency: "EUR" },
    campaigns: [],
    merchantToken: token,
    customerKey: randomBytes(32),
    returnWindowSeconds: 0,
    sensitiveAttributes: [],
    eventSeconds: 86_400,
    quoteSeconds: 300,
    offerLeadSeconds: 30,
    relay,
    beaconUrls: [],
    requestsPerMinute: 600,
    publicUrl: undefined,
    explorerUrl: undefined,
    dappFolder: undefined,
    developmentWallets: [],
  },
  metrics,
  log,
});
await decisions.prepare();
const { port } = await listen(app, 0);
process.send?.(port);
