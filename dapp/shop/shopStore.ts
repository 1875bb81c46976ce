import type { ShopConfig } from "../api/ShopConfig.ts";
import { stored } from "../ui/stored.ts";

const isShop = (value: unknown): value is ShopConfig =>
  typeof value === "object" &&
  value !== null &&
  "chainId" in value &&
  "rpcUrl" in value &&
  "program" in value &&
  "campaigns" in value;

/** The last configuration the shop gave: enough to check every promise when the shop is gone. */
export const shopStore = stored<ShopConfig | null>("bonafide.shop", null, (value) => (isShop(value) ? value : null));
