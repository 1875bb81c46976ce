import type { Address } from "viem";
import type { DevelopmentWallet } from "../chain/developmentProvider.ts";
import type { Bilingual } from "./Bilingual.ts";

/** What the backend tells about the shop (GET /v1/config); the promises themselves are read from the chain. */
export interface ShopConfig {
  chainId: number;
  rpcUrl: string;
  program: Address;
  factory: Address;
  campaigns: { address: Address; title: Bilingual }[];
  /** Absent in what an older shop told. */
  draws?: { address: Address; title: Bilingual }[];
  explorerUrl: string | null;
  /** `currency` is ISO 4217; `shiftedDays`: how far imported orders were moved towards today. */
  shop: { name: string; currency: string; generated: boolean; shiftedDays: number };
  tagGroups: ({ bit: number } & Bilingual)[];
  /** Only in the demo. */
  developmentWallets: (DevelopmentWallet & { customerId: string })[];
}
