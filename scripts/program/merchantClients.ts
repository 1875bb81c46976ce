import { readFileSync } from "node:fs";
import { createPublicClient, createWalletClient, defineChain, http, isHex, type Hex } from "viem";
import { privateKeyToAccount } from "viem/accounts";
import { UsageError } from "../cli/run.ts";

/** What a merchant's command talks to the chain with. */
export type MerchantClients = Awaited<ReturnType<typeof merchantClients>>;

/** Connects to the chain at `rpcUrl` and signs with `key`. */
export async function merchantClients(rpcUrl: string, key: Hex) {
  const reader = createPublicClient({ transport: http(rpcUrl), pollingInterval: 200 });
  const id = await reader.getChainId().catch((cause: unknown) => {
    throw new UsageError(`No chain answers at ${rpcUrl}. Is it running?`, { cause });
  });
  const chain = defineChain({
    id,
    name: `chain ${id}`,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  });
  const writer = createWalletClient({ account: privateKeyToAccount(key), chain, transport: http(rpcUrl) });
  return { reader, writer };
}

/** The owner's private key: from MERCHANT_KEY or from a file, never from the command line, where others can read it. */
export function merchantKey(keyFile: string | undefined): Hex {
  const key = (keyFile ? readFileSync(keyFile, "utf8") : process.env["MERCHANT_KEY"])?.trim();
  if (!key)
    throw new UsageError("No key: set MERCHANT_KEY to the owner's private key, or name a file with --key-file.");
  if (!isHex(key) || key.length !== 66)
    throw new UsageError("The key is not a private key (0x and 64 hexadecimal digits).");
  return key;
}
