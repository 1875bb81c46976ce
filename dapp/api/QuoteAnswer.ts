import type { Address, Hex } from "viem";
import type { Reason } from "#sdk";
import type { Calldata } from "./Calldata.ts";

/** A priced basket that the shop signed, as JSON carries it: `sku` and `tags` are decimal. */
export interface QuoteAnswer {
  campaign: Address;
  quote: {
    orderId: Hex;
    account: Address;
    issuedAt: number;
    deadline: number;
    tier: number;
    audiences: { number: number; value: number }[];
    available: { rule: number; uses: number }[];
    lines: { sku: string; tags: string; price: number; quantity: number }[];
    total: number;
    points: number;
    tickets: number;
    salt: Hex;
  };
  quoteHash: Hex;
  result: { subtotal: number; discount: number; total: number; points: number; tickets: number };
  outcomes: { rule: number; reason: Reason; gain: number; uses: number; heldUntil: number | null }[];
}

/** What became of a settlement. */
export interface SettlementAnswer {
  orderId: Hex;
  quoteHash: Hex;
  status: "quoted" | "sent" | "settled" | "failed" | "expired" | "notRelayed";
  transactionHash: Hex | null;
  calldata?: Calldata | null;
  notRelayed?: { code: string; detail: string };
  problem?: string | null;
}
