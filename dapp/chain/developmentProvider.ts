import type { EIP1193Provider, Hex, TypedDataDefinition } from "viem";
import { stored } from "../ui/stored.ts";

/** A key of the demo, linked to a customer of the imported orders. It guards nothing: the backend hands it to everybody. */
export interface DevelopmentWallet {
  account: Hex;
  privateKey: Hex;
  label: string;
}

/** The wallet that was let in, so that a reloaded page finds it again. */
const admitted = stored<string>("bonafide.developmentWallet", "", (value) =>
  typeof value === "string" ? value : null,
);

/** An EIP-1193 wallet around a demo key; asks nobody before it signs. */
export function developmentProvider(wallet: DevelopmentWallet, chainId: number): EIP1193Provider {
  const answers: Record<string, (params: readonly unknown[]) => unknown> = {
    eth_chainId: () => `0x${chainId.toString(16)}`,
    eth_accounts: () => (admitted.get() === wallet.account ? [wallet.account] : []),
    eth_requestAccounts: () => {
      admitted.set(wallet.account);
      return [wallet.account];
    },
    wallet_revokePermissions: () => {
      admitted.set("");
      return null;
    },
    wallet_switchEthereumChain: () => null,
    personal_sign: async ([raw]) => {
      const { privateKeyToAccount } = await import("viem/accounts");
      return privateKeyToAccount(wallet.privateKey).signMessage({ message: { raw: raw as Hex } });
    },
    eth_signTypedData_v4: async ([, json]) => {
      const { privateKeyToAccount } = await import("viem/accounts");
      return privateKeyToAccount(wallet.privateKey).signTypedData(JSON.parse(String(json)) as TypedDataDefinition);
    },
  };
  const request = async ({
    method,
    params = [],
  }: {
    method: string;
    params?: readonly unknown[];
  }): Promise<unknown> => {
    const answer = answers[method];
    if (!answer) throw Object.assign(new Error(`The development wallet does not know ${method}.`), { code: 4200 });
    return answer(params);
  };
  return { request, on: () => undefined, removeListener: () => undefined } as unknown as EIP1193Provider;
}
