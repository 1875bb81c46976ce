import type { Address, Hex } from "viem";
import type { BasketLine } from "../pricing/Basket.ts";

/** A priced basket that the merchant signed, and a reservation of its uses; twin of contracts/types/Quote.sol. */
export interface Quote {
  /** 32 bytes, chosen by the merchant, used once. */
  orderId: Hex;
  account: Address;
  /** Unix seconds: the time the basket is priced at. */
  issuedAt: number;
  /** Unix seconds, at most 15 minutes after issuedAt. */
  deadline: number;
  tier: number;
  /** Ascending by number. */
  audiences: readonly { number: number; value: number }[];
  /** Ascending by rule: the uses reserved. */
  available: readonly { rule: number; uses: number }[];
  /** Ascending by (price, sku). */
  lines: readonly BasketLine[];
  /** Minor units. */
  total: number;
  points: number;
  tickets: number;
  /** 32 bytes, of which at least 128 bits are random. */
  salt: Hex;
}
