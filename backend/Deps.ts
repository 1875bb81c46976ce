import type { Logger } from "pino";
import type { Campaigns } from "./chain/Campaigns.ts";
import type { Chain } from "./chain/Chain.ts";
import type { Indexer } from "./chain/indexer/Indexer.ts";
import type { Relayer } from "./chain/relayer/Relayer.ts";
import type { Signer } from "./chain/Signer.ts";
import type { Decisions } from "./decisions/Decisions.ts";
import type { DrawLists } from "./draws/DrawLists.ts";
import type { DrawReader } from "./draws/DrawReader.ts";
import type { Metrics } from "./http/createMetrics.ts";
import type { Settings } from "./Settings.ts";
import type { Store } from "./store/Store.ts";

/** What the use cases work with. */
export type Deps = {
  store: Store;
  chain: Chain;
  campaigns: Campaigns;
  indexer: Indexer;
  relayer: Relayer;
  decisions: Decisions;
  /** Commits to the lists of draws; absent without a key for it. */
  committer: Relayer | undefined;
  draws: { reader: DrawReader; lists: DrawLists };
  issuers: { quotes: Signer; claims: Signer; audiences: Signer; tickets: Signer | undefined };
  settings: Settings;
  metrics: Metrics;
  log: Logger;
};
