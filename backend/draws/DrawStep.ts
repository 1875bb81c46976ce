import type { Logger } from "pino";
import type { Chain } from "../chain/Chain.ts";
import type { Relayer } from "../chain/relayer/Relayer.ts";
import type { Store } from "../store/Store.ts";
import type { draws } from "../store/schema/draws.ts";
import type { DrawHistory } from "./DrawHistory.ts";
import type { DrawLists } from "./DrawLists.ts";
import type { DrawOnChain } from "./DrawOnChain.ts";

/** What keeping draws works with. */
export type DrawParts = {
  store: Store;
  chain: Chain;
  log: Logger;
  lists: DrawLists;
  /** Pays for everything that anybody may do. */
  relayer: Relayer;
  /** Commits, with the `Anchors` key; pays the deposit. */
  committer: Relayer;
  /** Where the lists are published, without a slash at the end. */
  publicUrl: string;
  /** Servers of the beacon, asked in turn. */
  beaconUrls: readonly string[];
};

/** A draw as chain and database have it, at the time of one step. */
export type DrawStep = DrawParts & { draw: DrawOnChain; row: typeof draws.$inferSelect; history: DrawHistory };
