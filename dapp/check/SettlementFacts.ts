import type { Address, Hex } from "viem";
import type { BasketLine, PriceContext, PriceResult, RuleBook } from "#sdk";
import type { Totals } from "./compareTotals.ts";

/** An order as the chain recorded it. */
export interface SettledOrder extends Totals {
  orderId: Hex;
  account: Address;
  quoteHash: Hex;
  lines: readonly BasketLine[];
  context: PriceContext;
}

/** What the chain says about an order and its campaign. */
export interface SettlementFacts {
  order: SettledOrder;
  campaign: Address;
  program: Address;
  programName: string;
  /** 0: the program does not know the campaign. */
  campaignNumber: number;
  /** Unix seconds. */
  launchedAt: number;
  settledAt: number;
  /** The rules as they stand in the campaign's own code, and as its view tells them. */
  bookInCode: RuleBook;
  bookOfView: RuleBook;
  /** The contract's own `price` for the order's lines and context, asked now. */
  contractPrice: PriceResult;
  /** Points that the transaction gave to the account. */
  pointsMinted: number;
  /** When held points are released, Unix seconds; 0: they were given at once. */
  releaseAt: number;
}
