import type { ChainLine } from "./basketToChain.ts";
import { REASONS, type PriceResult } from "./PriceResult.ts";

/** `PriceResult` of contracts/types/PriceResult.sol as viem has it. */
export interface ChainPriceResult {
  subtotal: bigint;
  discount: bigint;
  total: bigint;
  points: bigint;
  tickets: bigint;
  discounts: readonly bigint[];
  rules: readonly { reason: number; gain: bigint; uses: bigint }[];
}

/** What the contract answered for these lines, in the words of the twin. */
export function resultFromChain(result: ChainPriceResult, lines: readonly ChainLine[]): PriceResult {
  return {
    subtotal: Number(result.subtotal),
    discount: Number(result.discount),
    total: Number(result.total),
    points: Number(result.points),
    tickets: Number(result.tickets),
    lines: lines.map(({ sku, price, quantity }, i) => ({
      sku,
      price: Number(price),
      quantity,
      discount: Number(result.discounts[i]),
    })),
    rules: result.rules.map(({ reason, gain, uses }) => ({
      reason: REASONS[reason] ?? "NoEffect",
      gain: Number(gain),
      uses: Number(uses),
    })),
  };
}
