import { Wallet } from "ethers";
import type { BackendOptions } from "../../backend/BackendOptions.ts";
import { type RunningBackend, startBackend } from "../../backend/startBackend.ts";
import { type Anvil, startAnvil } from "./startAnvil.ts";
import { deployShop, type ShopOnChain } from "./deployShop.ts";

/** An answer over HTTP. */
interface HttpAnswer<Body> {
  status: number;
  headers: Headers;
  body: Body;
}

/** A backend with its own chain and database, and how to talk to it. */
export interface Shop {
  anvil: Anvil;
  chain: ShopOnChain;
  backend: RunningBackend;
  options: BackendOptions;
  wallets: Wallet[];
  logs: string[];
  get: <Body>(path: string, headers?: Record<string, string>) => Promise<HttpAnswer<Body>>;
  post: <Body>(path: string, body: unknown, headers?: Record<string, string>) => Promise<HttpAnswer<Body>>;
  stop: () => Promise<void>;
}

export const MERCHANT_TOKEN = "merchant-token-of-the-tests-0123456789";
export const asMerchant = { authorization: `Bearer ${MERCHANT_TOKEN}` };

async function answerOf<Body>(response: Response): Promise<HttpAnswer<Body>> {
  const text = await response.text();
  const isJson = response.headers.get("content-type")?.includes("json") === true;
  return { status: response.status, headers: response.headers, body: (isJson ? JSON.parse(text) : text) as Body };
}

/** Starts everything, with the generated shop and `wallets` development wallets linked to its customers. */
export async function startShop(
  overrides: Partial<BackendOptions> = {},
  onChain: Parameters<typeof deployShop>[1] = {},
): Promise<Shop> {
  const anvil = await startAnvil();
  try {
    const chain = await deployShop(anvil.provider, onChain);
    const wallets = Array.from({ length: 4 }, () => new Wallet(Wallet.createRandom().privateKey));
    const logs: string[] = [];
    const options: BackendOptions = {
      store: {},
      rpcUrl: anvil.rpcUrl,
      ...chain.addresses,
      programBlock: chain.programBlock,
      campaigns: [{ address: chain.addresses.campaign, title: { en: "Spring", zh: "春季" } }],
      keys: chain.keys,
      shop: { name: "Corner Shop", currency: "USD" },
      merchantToken: MERCHANT_TOKEN,
      developmentWallets: wallets.map((wallet, index) => ({
        privateKey: wallet.privateKey as `0x${string}`,
        label: `Wallet ${index}`,
      })),
      offerLeadSeconds: 5,
      pollMilliseconds: 100,
      requestsPerMinute: 100_000,
      logOutput: { write: (line) => logs.push(line) },
      ...overrides,
    };
    const backend = await startBackend(options);
    await backend.importGeneratedShop();
    await backend.linkDevelopmentWallets();
    const call = async <Body>(path: string, init: RequestInit): Promise<HttpAnswer<Body>> =>
      answerOf<Body>(await fetch(`${backend.url}${path}`, init));
    const shop: Shop = {
      anvil,
      chain,
      backend,
      options,
      wallets,
      logs,
      get: (path, headers = {}) => call(path, { headers }),
      post: (path, body, headers = {}) =>
        call(path, {
          method: "POST",
          headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID(), ...headers },
          body: JSON.stringify(body),
        }),
      stop: async () => {
        await backend.close();
        await shop.anvil.stop();
      },
    };
    return shop;
  } catch (error) {
    await anvil.stop();
    throw error;
  }
}
