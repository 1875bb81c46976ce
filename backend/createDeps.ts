import type { Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import type { BackendOptions, Key } from "./BackendOptions.ts";
import { Campaigns } from "./chain/Campaigns.ts";
import { ChainClock } from "./chain/ChainClock.ts";
import { connectChain } from "./chain/connectChain.ts";
import { Indexer } from "./chain/indexer/Indexer.ts";
import { Relayer } from "./chain/relayer/Relayer.ts";
import type { Signer } from "./chain/Signer.ts";
import { loadCustomerKey } from "./customers/loadCustomerKey.ts";
import { Decisions } from "./decisions/Decisions.ts";
import type { Deps } from "./Deps.ts";
import { DrawLists } from "./draws/DrawLists.ts";
import { DrawReader } from "./draws/DrawReader.ts";
import { createLogger } from "./http/createLogger.ts";
import { createMetrics } from "./http/createMetrics.ts";
import type { Settings } from "./Settings.ts";
import { openStore } from "./store/openStore.ts";

/** Servers that the League of Entropy's members run. */
const DRAND_URLS = ["https://api.drand.sh", "https://api2.drand.sh", "https://api3.drand.sh"];

function signerOf(key: Key): Signer {
  return typeof key === "string" ? privateKeyToAccount(key) : key;
}

function secretsOf({ keys, merchantToken, store, customerKey }: BackendOptions): string[] {
  const given = [...Object.values(keys), merchantToken, store.databaseUrl, customerKey];
  return given.filter((secret) => typeof secret === "string");
}

function settingsOf(options: BackendOptions): Settings {
  return {
    shop: options.shop,
    campaigns: options.campaigns,
    merchantToken: options.merchantToken,
    customerKey: loadCustomerKey(options.customerKey, options.store),
    returnWindowSeconds: (options.returnWindowDays ?? 14) * 86_400,
    sensitiveAttributes: options.sensitiveAttributes ?? [],
    eventSeconds: (options.eventDays ?? 395) * 86_400,
    quoteSeconds: Math.min(900, options.quoteSeconds ?? 300),
    offerLeadSeconds: options.offerLeadSeconds ?? 30,
    relay: {
      transactionsPerAccountAndDay: 50,
      gasPerCampaign: 5_000_000_000,
      claimGasPerDay: 500_000_000,
      ...options.relay,
    },
    requestsPerMinute: options.requestsPerMinute ?? 600,
    publicUrl: options.publicUrl,
    beaconUrls: options.beaconUrls ?? DRAND_URLS,
    explorerUrl: options.explorerUrl,
    dappFolder: options.dappFolder,
    developmentWallets: (options.developmentWallets ?? []).map((wallet) => ({
      ...wallet,
      account: privateKeyToAccount(wallet.privateKey).address,
    })),
  };
}

/**
 * Opens the database, connects to the chain and puts together what the use cases need. Nothing stays open when it throws.
 * @throws StoreError, ChainError, BackendError
 */
export async function createDeps(options: BackendOptions): Promise<Deps> {
  const log = createLogger({
    level: options.logLevel ?? "info",
    secrets: secretsOf(options),
    ...(options.logOutput ? { output: options.logOutput } : {}),
  });
  const store = await openStore(options.store);
  try {
    const settings = settingsOf(options);
    const chain = await connectChain(options);
    const metrics = createMetrics();
    const campaigns = new Campaigns(chain);
    const indexer = new Indexer(
      { store, chain, campaigns, log, metrics },
      { firstBlock: options.programBlock ?? 0, pollMilliseconds: options.pollMilliseconds ?? 1_000 },
    );
    const payer = (key: Hex): Relayer =>
      new Relayer({ store, chain, log, metrics, account: privateKeyToAccount(key), limits: settings.relay });
    const { relayer: relayerKey, quotes, claims, audiences, tickets, anchors } = options.keys;
    const relayer = payer(relayerKey);
    const committer = anchors && payer(anchors);
    const issuers = {
      quotes: signerOf(quotes),
      claims: signerOf(claims),
      audiences: signerOf(audiences),
      tickets: tickets && signerOf(tickets),
    };
    const draws = { reader: new DrawReader(chain), lists: new DrawLists(store.session) };
    const clock = new ChainClock(chain.client);
    const decisions = new Decisions(store, () => clock.now());
    return { store, chain, campaigns, indexer, relayer, committer, draws, decisions, issuers, settings, metrics, log };
  } catch (error) {
    await store.close();
    throw error;
  }
}
