import type { Address, Hex } from "viem";
import type { Signer } from "./chain/Signer.ts";
import type { LogOutput } from "./http/createLogger.ts";
import type { RelayLimits } from "./Settings.ts";
import type { StoreLocation } from "./store/openStore.ts";

/** A private key of 32 bytes, or something that signs with one kept elsewhere. */
export type Key = Hex | Signer;

/** How to start a backend. */
export type BackendOptions = {
  /** 0 or absent: any free one. */
  port?: number;
  store: StoreLocation;
  rpcUrl: string;
  program: Address;
  factory: Address;
  /** The block the program was created in, or any before; the index begins there. */
  programBlock?: number;
  campaigns: readonly { address: Address; title: { en: string; zh: string } }[];
  /** One key a role; the relayer's is used by this process alone. */
  keys: {
    relayer: Hex;
    quotes: Key;
    claims: Key;
    audiences: Key;
    /** Signs ticket receipts; needed for draws. */
    tickets?: Key;
    /** Commits to the lists of draws and pays their deposits, so it needs some ether; needed for draws. */
    anchors?: Hex;
  };
  shop: { name: string; currency: string };
  /** Bearer token of the merchant's routes, at least 32 characters. */
  merchantToken: string;
  /** Keys the customers' pseudonyms, 32 bytes; absent: made once and kept in the store's folder, or for this run when the store is in memory. */
  customerKey?: Hex;
  /** Default 14. */
  returnWindowDays?: number;
  /** Names of attributes that no model may learn from, beside those that never may (religion, health and the like). */
  sensitiveAttributes?: readonly string[];
  /** How long events of customers are kept; default 395, so that a season can be compared with the one a year before. */
  eventDays?: number;
  /** How long a quote holds its uses; default 300, at most 900. */
  quoteSeconds?: number;
  /** Time for a batch of offers to get into a block before its offers begin; default 30. */
  offerLeadSeconds?: number;
  /** How often the node is asked for new blocks; default 1000. */
  pollMilliseconds?: number;
  /** Default 600; writes a fifth of it. */
  requestsPerMinute?: number;
  relay?: Partial<RelayLimits>;
  /** Servers of the beacon that decides draws, asked in turn; default: drand's. */
  beaconUrls?: readonly string[];
  /** Where customers find the shop, for example https://shop.example; needed for signing in anywhere but on this machine, and named on chain as the place of the lists of draws. */
  publicUrl?: string;
  explorerUrl?: string;
  /** Only in a demo: their keys are published to the page. */
  developmentWallets?: readonly { privateKey: Hex; label: string }[];
  /** The built dapp. */
  dappFolder?: string;
  /** A level of pino; default "info". */
  logLevel?: string;
  /** Default: standard output. */
  logOutput?: LogOutput;
};
