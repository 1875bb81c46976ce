import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readBeacon } from "#sdk";
import { createClient, http } from "viem";
import { type RunningBackend, startBackend } from "../../backend/startBackend.ts";
import { lockFolder } from "../../backend/store/lockFolder.ts";
import { dappFolder } from "./buildProduct.ts";
import { developmentBeaconKey, developmentKeys, developmentWallets } from "./developmentKeys.ts";
import { freePort } from "./freePort.ts";
import { type DemoDraws, launchDemoDraws } from "./launchDemoDraws.ts";
import type { Progress } from "./Progress.ts";
import { serveTestBeacon } from "./serveTestBeacon.ts";
import { type ChainSetUp, setUpChain } from "./setUpChain.ts";
import { startChain } from "./startChain.ts";
import { stockShop } from "./stockShop.ts";

export type StartOptions = {
  /** The retailer's order lines; without it, a small generated shop. */
  ordersFile?: string;
  /** Keeps chain and database here; without it, both are new at every start. */
  dataFolder?: string;
  /** 0 picks free ones. */
  port: number;
  chainPort: number;
};

/** A running shop. */
export type RunningShop = ChainSetUp & {
  url: string;
  rpcUrl: string;
  /** The file with the token of the merchant's API. */
  merchantTokenFile: string;
  backend: RunningBackend;
  /** The test draws of a new shop. */
  draws: DemoDraws | undefined;
  stop: () => Promise<void>;
};

/**
 * Starts everything on loopback: a chain with the contracts, the store, the backend with the built pages, and a shop
 * with customers and offers. What already runs is ended again when a later step fails.
 */
export async function startAll(progress: Progress, options: StartOptions): Promise<RunningShop> {
  const endings: (() => unknown)[] = [];
  const stop = async () => {
    for (const end of endings.splice(0).reverse()) await end();
  };
  try {
    // Before anything is built up that would have to come down again.
    const port = await freePort(options.port, "--port");
    const folder = options.dataFolder;
    const kept = folder ? takeKept(folder, endings) : undefined;
    const files = folder ?? temporaryFolder(endings);

    const chain = await progress.step(
      kept ? "Restoring the local chain" : "Starting a local chain",
      () =>
        startChain({
          port: options.chainPort,
          ...(folder ? { folder: join(folder, "chain") } : {}),
        }),
      ({ rpcUrl }) => rpcUrl,
    );
    endings.push(chain.stop);

    const shop = options.ordersFile
      ? { name: "Imported orders", currency: "GBP" }
      : { name: "Example shop (generated)", currency: "USD" };
    const setUp = kept?.setUp ?? (await setUpChain(progress, chain.rpcUrl, shop.currency));

    const beacon = await serveTestBeacon({
      secretKey: developmentBeaconKey,
      network: (await readBeacon(createClient({ transport: http(chain.rpcUrl) }), setUp.testDraw, 0)).network,
    });
    endings.push(beacon.close);

    const merchantToken = kept?.merchantToken ?? randomBytes(32).toString("hex");
    const backend = await progress.step("Starting the backend", () =>
      startBackend({
        port,
        store: folder ? { folder: join(folder, "database") } : {},
        rpcUrl: chain.rpcUrl,
        program: setUp.program,
        factory: setUp.factory,
        programBlock: setUp.programBlock,
        campaigns: [{ address: setUp.campaign, title: { en: "Autumn thanks", zh: "金秋回馈" } }],
        keys: developmentKeys,
        shop: kept?.shop ?? shop,
        merchantToken,
        developmentWallets,
        beaconUrls: [beacon.url],
        dappFolder,
        logLevel: "silent",
      }),
    );
    endings.push(() => backend.close());

    let draws: DemoDraws | undefined;
    if (!kept) {
      const { campaign } = setUp;
      await stockShop(progress, backend, { campaign, ordersFile: options.ordersFile, merchantToken, folder: files });
      draws = await progress.step(
        "Launching two test draws over these orders",
        () => launchDemoDraws(backend, { rpcUrl: chain.rpcUrl, setUp }),
        ({ revealedAt }) => `one is revealed at ${new Date(revealedAt * 1000).toLocaleTimeString("en-GB")}, one waits`,
      );
      if (folder) writeKept(folder, { setUp, merchantToken, shop });
    }
    const merchantTokenFile = join(files, "merchant-token");
    writeFileSync(merchantTokenFile, merchantToken, { mode: 0o600 });
    return { ...setUp, url: backend.url, rpcUrl: chain.rpcUrl, merchantTokenFile, backend, draws, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

/** What a data folder remembers beside the chain and the database; written last, so that its absence means: unfinished. */
type Kept = { setUp: ChainSetUp; merchantToken: string; shop: { name: string; currency: string } };

/** Takes the folder for this process; what an unfinished start left there is thrown away. */
function takeKept(folder: string, endings: (() => unknown)[]): Kept | undefined {
  endings.push(lockFolder(folder));
  const kept = readKept(folder);
  if (!kept) clearUnfinished(folder);
  return kept;
}

function temporaryFolder(endings: (() => unknown)[]): string {
  const folder = mkdtempSync(join(tmpdir(), "bonafide-"));
  endings.push(() => rmSync(folder, { force: true, recursive: true }));
  return folder;
}

function readKept(folder: string): Kept | undefined {
  const file = join(folder, "shop.json");
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Kept) : undefined;
}

function writeKept(folder: string, kept: Kept): void {
  writeFileSync(join(folder, "shop.json"), JSON.stringify(kept, null, 2), { mode: 0o600 });
}

function clearUnfinished(folder: string): void {
  for (const part of ["chain", "database"]) rmSync(join(folder, part), { force: true, recursive: true });
}
