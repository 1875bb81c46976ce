import type { Address } from "viem";
import { createApp } from "./app.ts";
import type { BackendOptions } from "./BackendOptions.ts";
import { createDeps } from "./createDeps.ts";
import { linkDerivedAccounts } from "./customers/linkDerivedAccounts.ts";
import { linkDevelopmentWallets } from "./customers/linkDevelopmentWallets.ts";
import type { Deps } from "./Deps.ts";
import { DrawKeeper } from "./draws/DrawKeeper.ts";
import { type DrawRegistration, registerDraw } from "./draws/registerDraw.ts";
import { describeError } from "./http/describeError.ts";
import { listen } from "./listen.ts";
import type { OfferBatchRequest } from "./offers/batch/OfferBatchRequest.ts";
import { commitOffers } from "./offers/commitOffers.ts";
import { importGeneratedShop } from "./orders/importGeneratedShop.ts";
import { importOrders } from "./orders/importOrders.ts";
import type { ImportReport } from "./orders/ImportReport.ts";
import type { ImportRequest } from "./orders/ImportRequest.ts";
import { Retention } from "./privacy/Retention.ts";

/** A backend that listens on loopback. */
export type RunningBackend = {
  url: string;
  port: number;
  /** @throws OrdersFileError when the file as a whole is unusable; nothing of it is stored then */
  importOrders: (request: Omit<ImportRequest, "customerKey" | "generated">) => Promise<ImportReport>;
  importGeneratedShop: (options?: Pick<ImportRequest, "onProgress">) => Promise<ImportReport>;
  /** Links the demo's wallets to customers of the imported orders. @returns how many are linked */
  linkDevelopmentWallets: () => Promise<number>;
  /** Links every other customer to an account made of its pseudonym; for a demo. @returns how many were linked */
  linkDerivedAccounts: (accountOf: (pseudonym: string) => Address) => Promise<number>;
  /** Chooses and commits a batch of offers. */
  commitOffers: (request: OfferBatchRequest) => ReturnType<typeof commitOffers>;
  /** Keeps the tickets of a launched draw from now on. */
  registerDraw: (registration: DrawRegistration) => Promise<void>;
  /** Ends open requests, then the connections. Further calls wait for the first. */
  close: () => Promise<void>;
};

/** Without the keys of draws there are none to keep. */
function keepDraws(deps: Deps, url: string): DrawKeeper | undefined {
  const { committer, settings, draws } = deps;
  if (committer === undefined) return undefined;
  const { beaconUrls, returnWindowSeconds } = settings;
  const publicUrl = (settings.publicUrl ?? url).replace(/\/$/, "");
  const keeper = new DrawKeeper({ ...deps, ...draws, committer, beaconUrls, returnWindowSeconds, publicUrl });
  deps.indexer.onFollowed(() => Promise.resolve(keeper.wake()));
  return keeper;
}

/** Requests that are still open after this time are cut. */
const CLOSE_MILLISECONDS = 5_000;

/**
 * Starts a backend in this process: opens and migrates the database, reads the chain up to its head, listens on 127.0.0.1 and follows the chain.
 * @throws StoreError, ChainError, BackendError; nothing stays open then
 */
export async function startBackend(options: BackendOptions): Promise<RunningBackend> {
  const deps = await createDeps(options);
  const { store, indexer, relayer, log, settings } = deps;
  indexer.onFollowed(() => relayer.settle());
  try {
    await relayer.recover();
    await deps.committer?.recover();
    await indexer.follow();
    await deps.decisions.prepare();
    const { server, port } = await listen(createApp(deps), options.port ?? 0);
    const url = `http://127.0.0.1:${port}`;
    const keeper = keepDraws(deps, url);
    const retention = new Retention({ store, log, eventSeconds: settings.eventSeconds });
    retention.start();
    indexer.start();
    log.info({ url }, "listening");

    const end = async (): Promise<void> => {
      const closed = new Promise((resolve) => server.close(resolve));
      const cut = setTimeout(() => server.closeAllConnections(), CLOSE_MILLISECONDS);
      server.closeIdleConnections();
      await closed;
      clearTimeout(cut);
      await indexer.stop();
      await Promise.all([keeper?.stop(), retention.stop()]);
      await Promise.all([relayer.drain(), deps.committer?.drain(), deps.decisions.drain()]);
      await store.close();
      log.info("closed");
    };
    let closing: Promise<void> | undefined;
    const { customerKey } = settings;
    return {
      url,
      port,
      importOrders: async (request) => (await importOrders(store, { ...request, customerKey })).report,
      importGeneratedShop: async (request = {}) =>
        (await importGeneratedShop(store, { ...request, customerKey })).report,
      linkDevelopmentWallets: () => linkDevelopmentWallets(deps),
      linkDerivedAccounts: (accountOf) => linkDerivedAccounts(deps, accountOf),
      commitOffers: (request) => commitOffers(deps, request),
      registerDraw: (registration) => registerDraw(deps, registration),
      close: () => (closing ??= end()),
    };
  } catch (error) {
    log.error({ cause: describeError(error) }, "cannot start");
    await indexer.stop();
    await store.close();
    throw error;
  }
}
