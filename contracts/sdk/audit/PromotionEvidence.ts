import type { Address, Hex } from "viem";
import type { BasketLine } from "../pricing/Basket.ts";
import type { PromotionTerms } from "../promotion/PromotionTerms.ts";

/** One `Settled` event, and what the chain says beside it. */
export interface SettlementEvidence {
  orderId: Hex;
  account: Address;
  quoteHash: Hex;
  lines: readonly BasketLine[];
  context: {
    time: number;
    tier: number;
    audiences: readonly { number: number; value: number }[];
    available: readonly { rule: number; uses: number }[];
  };
  subtotal: number;
  discount: number;
  total: number;
  points: number;
  tickets: number;
  blockNumber: bigint;
  /** Unix seconds. */
  blockTime: number;
  transactionHash: Hex;
  /** What the contract's own `price` answers for these lines and this context; undefined when it refuses them. */
  priceByContract: { total: number; points: number; tickets: number } | undefined;
  /** Points that the program's Transfer events gave to the account in this transaction. */
  pointsMinted: number;
}

/** Everything the chain says about a promotion, as read; nothing is believed yet. */
export interface PromotionEvidence {
  chainId: number;
  campaign: Address;
  implementation: Address;
  program: Address;
  factory: Address;
  /** From the campaign's own code, Unix seconds. */
  launchedAt: number;
  terms: PromotionTerms;
  /** The program's CampaignLaunched event. */
  launch: { blockTime: number; number: number; mintBudget: number; implementation: Address } | undefined;
  implementationListed: boolean;
  programListed: boolean;
  /** Which of the contracts run the code that this version of the verifier was built from. */
  publishedCode: { promotion: boolean; termsCodec: boolean; program: boolean; factory: boolean };
  budget: { budget: number; minted: number; held: number };
  closesAt: number;
  settlements: readonly SettlementEvidence[];
  /** Points minted after a return window, by order. */
  released: readonly { orderId: Hex; account: Address; points: number }[];
  /** Points that an order no longer earns, because goods were returned. */
  returned: readonly { orderId: Hex; points: number }[];
  /** The contract's own counters: uses by rule. */
  uses: readonly number[];
  /** The contract's own counters: uses by account and rule, for the accounts that settled. */
  usesBy: readonly { account: Address; rule: number; uses: number }[];
  /** Up to which block this was read. */
  blockNumber: bigint;
}
