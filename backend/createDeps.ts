import { privateKeyToAccount } from "viem/accounts";
import type { BackendOptions, Key } from "./BackendOptions.ts";
import { Campaigns } from "./chain/Campaigns.ts";
import { connectChain } from "./chain/connectChain.ts";
import { Indexer } from "./chain/indexer/Indexer.ts";
import { Relayer } from "./chain/relayer/Relayer.ts";
import type { Signer } from "./chain/Signer.ts";
import { loadCustomerKey } from "./customers/loadCustomerKey.ts";
import type { Deps } from "./Deps.ts";
import { createLogger } from "./http/createLogger.ts";
import { createMetrics } from "./http/createMetrics.ts";
import type { Settings } from "./Settings.ts";
import { openStore } from "./store/openStore.ts";

function signerOf(key: Key): Signer {
  return typeof key === "string" ? privateKeyToAccount(key) : key;
}

function secretsOf({ keys, merchantToken, store, customerKey }: BackendOptions): string[] {
  const given = [keys.relayer, keys.quotes, keys.claims, keys.audiences, merchantToken, store.databaseUrl, customerKey];
  return given.filter((secret) => typeof secret === "string");
}

function settingsOf(options: BackendOptions): Settings {
  return {
    shop: options.shop,
    campaigns: options.campaigns,
    merchantToken: options.merchantToken,
    customerKey: loadCustomerKey(options.customerKey, options.store),
    returnWindowSeconds: (options.returnWindowDays ?? 14) * 86_400,
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
    const account = privateKeyToAccount(options.keys.relayer);
    const relayer = new Relayer({ store, chain, log, metrics, account, limits: settings.relay });
    const { quotes, claims, audiences } = options.keys;
    const issuers = { quotes: signerOf(quotes), claims: signerOf(claims), audiences: signerOf(audiences) };
    return { store, chain, campaigns, indexer, relayer, issuers, settings, metrics, log };
  } catch (error) {
    await store.close();
    throw error;
  }
}
