import { createContext, useContext } from "react";
import type { Client } from "viem";
import type { ShopConfig } from "../api/ShopConfig.ts";

/** The shop a room works with. */
export interface Shop extends ShopConfig {
  /** Reads the chain through the shop's node. */
  client: Client;
  /** Whether the shop's backend answered; without it everything that is on chain still works. */
  online: boolean;
}

export const ShopContext = createContext<Shop | null>(null);

/** The shop; only below `ShopGate`. */
export function useShop(): Shop {
  const shop = useContext(ShopContext);
  if (!shop) throw new Error("useShop needs a ShopGate above it.");
  return shop;
}
