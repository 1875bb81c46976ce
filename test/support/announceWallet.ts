import type { BrowserContext } from "playwright-core";
import type { Hex, TypedDataDefinition } from "viem";
import { privateKeyToAccount } from "viem/accounts";

interface WalletRequest {
  method: string;
  params?: unknown[];
}

/** A wallet whose key never enters the page. */
export interface TestWallet {
  account: Hex;
  /** What the page asked the wallet to do, in order. */
  asked: string[];
  /** The typed data it signed. */
  signed: TypedDataDefinition[];
  /** When true, the wallet says no to the next signature. */
  refuses: boolean;
  /** The network it is on. */
  chainId: number;
}

/** Announces an EIP-6963 wallet to every page of a browser context; Node answers its requests. */
export async function announceWallet(context: BrowserContext, privateKey: Hex, chainId: number): Promise<TestWallet> {
  const account = privateKeyToAccount(privateKey);
  const wallet: TestWallet = { account: account.address, asked: [], signed: [], refuses: false, chainId };
  let admitted = false;
  await context.exposeFunction("bonafideTestWallet", async ({ method, params = [] }: WalletRequest) => {
    wallet.asked.push(method);
    switch (method) {
      case "eth_requestAccounts":
        admitted = true;
        return { result: [account.address] };
      case "eth_accounts":
        return { result: admitted ? [account.address] : [] };
      case "eth_chainId":
        return { result: `0x${wallet.chainId.toString(16)}` };
      case "wallet_switchEthereumChain":
        wallet.chainId = Number((params[0] as { chainId: Hex }).chainId);
        return { result: null };
      case "wallet_requestPermissions":
      case "wallet_revokePermissions":
        admitted = method === "wallet_requestPermissions";
        return { result: null };
      case "eth_signTypedData_v4": {
        if (wallet.refuses) return { error: { code: 4001, message: "The user said no." } };
        const data = JSON.parse(String(params[1])) as TypedDataDefinition;
        wallet.signed.push(data);
        return { result: await account.signTypedData(data) };
      }
      default:
        return { error: { code: 4200, message: `The test wallet does not know ${method}.` } };
    }
  });
  // Hardhat's TypeScript loader names functions by a helper that the page does not have.
  await context.addInitScript("globalThis.__name ??= (named) => named");
  await context.addInitScript(() => {
    type Ask = (request: unknown) => Promise<{ result?: unknown; error?: { code: number; message: string } }>;
    const listeners = new Map<string, ((value: unknown) => void)[]>();
    const provider = {
      request: async (request: { method: string; params?: [{ chainId?: string }] }) => {
        const ask = (window as unknown as { bonafideTestWallet: Ask }).bonafideTestWallet;
        const { result, error } = await ask(request);
        if (error) throw Object.assign(new Error(error.message), { code: error.code });
        if (request.method === "wallet_switchEthereumChain")
          listeners.get("chainChanged")?.forEach((listener) => listener(request.params?.[0].chainId));
        return result;
      },
      on: (name: string, listener: (value: unknown) => void) => {
        listeners.set(name, [...(listeners.get(name) ?? []), listener]);
      },
      removeListener: () => undefined,
    };
    const icon = "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>";
    const info = { uuid: "0c5a1b1e-7a55-4a6e-9a51-1f0f7a6c6963", name: "Test Wallet", icon, rdns: "example.test" };
    const announce = () =>
      dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail: Object.freeze({ info, provider }) }));
    addEventListener("eip6963:requestProvider", announce);
    announce();
  });
  return wallet;
}
