import { defineChain } from "viem";
import { type Config, createConfig, http, injected } from "wagmi";
import type { ShopConfig } from "../api/ShopConfig.ts";
import { developmentProvider } from "./developmentProvider.ts";

/** The wallets that can be connected: those the browser announces (EIP-6963), and the demo's own. */
export function createWallets(shop: ShopConfig): Config {
  const chain = defineChain({
    id: shop.chainId,
    name: shop.shop.name,
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: { default: { http: [shop.rpcUrl] } },
  });
  const development = (shop.developmentWallets ?? []).map((wallet) =>
    injected({
      shimDisconnect: true,
      target: {
        id: `development-${wallet.account.toLowerCase()}`,
        name: wallet.label,
        provider: developmentProvider(wallet, shop.chainId),
      },
    }),
  );
  return createConfig({ chains: [chain], connectors: development, transports: { [chain.id]: http(shop.rpcUrl) } });
}
