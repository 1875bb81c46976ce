import type { Address } from "viem";
import { stored } from "../../ui/stored.ts";

/** The campaign the customer chose, when the shop runs several. */
export const campaignStore = stored<Address | null>("bonafide.campaign", null, (value) =>
  typeof value === "string" && /^0x[0-9a-fA-F]{40}$/.test(value) ? (value as Address) : null,
);
