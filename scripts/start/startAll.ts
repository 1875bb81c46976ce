import { randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient, type Hex, http } from "viem";
import { encodeRuleBook, readBeacon, type RuleBook } from "#sdk";
import type { BackendOptions } from "../../backend/BackendOptions.ts";
import { type RunningBackend, startBackend } from "../../backend/startBackend.ts";
import { lockFolder } from "../../backend/store/lockFolder.ts";
import { UsageError } from "../cli/run.ts";
import { dappFolder } from "./dappFolder.ts";
import { demoRuleBook } from "./demoRuleBook.ts";
import { developmentBeaconKey, developmentKeys, developmentWallets } from "./developmentKeys.ts";
import { freePort } from "./freePort.ts";
import { type DemoDraws, launchDemoDraws } from "./launchDemoDraws.ts";
import { makeOffers } from "./makeOffers.ts";
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
  /** The campaign's rules; without them, those of the demo. */
  ruleBook?: RuleBook;
  /** Keys the customers' pseudonyms, 32 bytes; without it, a new one for each new shop. */
  customerKey?: Hex;
  /** Whether a shop gets the demo's offers, and a new one its draws; default true. */
  demo?: boolean;
  /** The built pages, if there are any; default: where `npm run build:dapp` puts them. */
  pagesFolder?: string;
  /** 0 picks free ones. */
  port: number;
  chainPort: number;
};

/** What the demo's batch of offers may cost at worst, in minor units. */
const offerBudgetMinor = 20_000_00;

/** Draws who gets no offer, so that the effect can be measured; with this one, none of the generated shop's five wallets. */
const offerSeed = 2;

/** A running shop. */
export type RunningShop = ChainSetUp & {
  url: string;
  rpcUrl: string;
  merchantToken: string;
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
    const kept = folder ? takeKept(folder, options.ruleBook, endings) : undefined;
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

    const shop = kept ?? (await newShop(progress, chain.rpcUrl, options));
    const { merchantToken, setUp } = shop;
    const beacon = await serveTestBeacon({
      secretKey: developmentBeaconKey,
      network: (await readBeacon(createClient({ transport: http(chain.rpcUrl) }), setUp.testDraw, 0)).network,
    });
    endings.push(beacon.close);

    const pages = options.pagesFolder ?? dappFolder;
    const places = { port, rpcUrl: chain.rpcUrl, beaconUrl: beacon.url, folder, pages };
    const backend = await progress.step("Starting the backend", () => startBackend(backendOptions(shop, places)));
    endings.push(() => backend.close());

    let draws: DemoDraws | undefined;
    if (!kept) {
      await stockShop(progress, backend, { ordersFile: options.ordersFile, merchantToken, folder: files });
      if (options.demo !== false) draws = await makeDraws(progress, backend, chain.rpcUrl, setUp);
      if (folder) writeKept(folder, shop);
    }
    // Also after a start that was ended before its offers were there.
    if (options.demo !== false && !(await hasOffers(backend.url, merchantToken)))
      await makeOffers(progress, backend, { campaign: setUp.campaign, budgetMinor: offerBudgetMinor, seed: offerSeed });
    const merchantTokenFile = join(files, "merchant-token");
    writeFileSync(merchantTokenFile, merchantToken, { mode: 0o600 });
    return { ...setUp, url: backend.url, rpcUrl: chain.rpcUrl, merchantToken, merchantTokenFile, backend, draws, stop };
  } catch (cause) {
    await stop();
    throw cause;
  }
}

function makeDraws(progress: Progress, backend: RunningBackend, rpcUrl: string, setUp: ChainSetUp): Promise<DemoDraws> {
  return progress.step(
    "Launching two test draws over these orders",
    () => launchDemoDraws(backend, { rpcUrl, setUp }),
    ({ revealedAt }) => `one is revealed at ${new Date(revealedAt * 1000).toLocaleTimeString("en-GB")}, one waits`,
  );
}

/** Gives a new shop its contracts. */
async function newShop(progress: Progress, rpcUrl: string, options: StartOptions): Promise<Kept> {
  const { ordersFile, customerKey } = options;
  const currency = options.ruleBook?.currency ?? (ordersFile ? "GBP" : "USD");
  const ruleBook = options.ruleBook ?? demoRuleBook(currency);
  return {
    setUp: await setUpChain(progress, rpcUrl, ruleBook),
    merchantToken: randomBytes(32).toString("hex"),
    shop: { name: ordersFile ? "Imported orders" : "Example shop (generated)", currency },
    rules: encodeRuleBook(ruleBook),
    ...(customerKey ? { customerKey } : {}),
  };
}

function backendOptions(
  { setUp, shop, merchantToken, customerKey }: Kept,
  places: { port: number; rpcUrl: string; beaconUrl: string; folder: string | undefined; pages: string },
): BackendOptions {
  const { port, rpcUrl, beaconUrl, folder } = places;
  return {
    port,
    store: folder ? { folder: join(folder, "database") } : {},
    rpcUrl,
    program: setUp.program,
    factory: setUp.factory,
    programBlock: setUp.programBlock,
    campaigns: [{ address: setUp.campaign, title: { en: "Autumn thanks", zh: "金秋回馈" } }],
    keys: developmentKeys,
    shop,
    merchantToken,
    developmentWallets,
    beaconUrls: [beaconUrl],
    ...(existsSync(places.pages) ? { dappFolder: places.pages } : {}),
    ...(customerKey ? { customerKey } : {}),
    logLevel: "silent",
  };
}

/** What a data folder remembers beside the chain and the database; written last, so that its absence means: unfinished. */
type Kept = {
  setUp: ChainSetUp;
  merchantToken: string;
  shop: { name: string; currency: string };
  /** The campaign's rules, encoded. */
  rules: Hex;
  customerKey?: Hex;
};

async function hasOffers(url: string, merchantToken: string): Promise<boolean> {
  const response = await fetch(`${url}/v1/offer-batches`, { headers: { Authorization: `Bearer ${merchantToken}` } });
  const { items } = (await response.json()) as { items: { batch: number | null }[] };
  return items.some(({ batch }) => batch !== null);
}

/** Takes the folder for this process; what an unfinished start left there is thrown away. */
function takeKept(folder: string, ruleBook: RuleBook | undefined, endings: (() => unknown)[]): Kept | undefined {
  endings.push(lockFolder(folder));
  const kept = readKept(folder);
  if (!kept) clearUnfinished(folder);
  if (kept && ruleBook && kept.rules !== encodeRuleBook(ruleBook))
    throw new UsageError(`${folder} holds a shop whose campaign has other rules. Choose another folder with --data.`);
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
