import type { Address, Hex } from "viem";

/** How this shop is set up. */
export type Settings = {
  shop: { name: string; currency: string };
  /** Titles of campaigns, which the chain does not know. */
  campaigns: readonly { address: Address; title: { en: string; zh: string } }[];
  /** Bearer token of the merchant's routes. */
  merchantToken: string;
  /** Key of the customers' pseudonyms, 32 bytes. */
  customerKey: Uint8Array;
  /** Points of an order can be claimed when this is over. */
  returnWindowSeconds: number;
  /** Names of attributes that no model may learn from, beside those that never may. */
  sensitiveAttributes: readonly string[];
  /** How long events of customers are kept. */
  eventSeconds: number;
  /** How long a quote holds its uses, at most 900. */
  quoteSeconds: number;
  /** Time between signing a batch of offers and the beginning of the offers: the batch must be in a block by then. */
  offerLeadSeconds: number;
  relay: RelayLimits;
  /** Requests a minute from one address; writes a fifth of it. */
  requestsPerMinute: number;
  /** Servers of the beacon that decides draws, asked in turn. */
  beaconUrls: readonly string[];
  /** Where customers find the shop; absent: on this machine only. */
  publicUrl: string | undefined;
  explorerUrl: string | undefined;
  dappFolder: string | undefined;
  /** Keys of made-up customers, published to the dapp; only in the demo. */
  developmentWallets: readonly { account: Address; privateKey: Hex; label: string }[];
};

/** What the relayer pays for at most. */
export type RelayLimits = {
  transactionsPerAccountAndDay: number;
  /** Gas for the settlements of one campaign, in all. */
  gasPerCampaign: number;
  /** Gas for claims of points a day, of all accounts together. */
  claimGasPerDay: number;
};
