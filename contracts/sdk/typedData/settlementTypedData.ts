import { hashQuote } from "./hashQuote.ts";
import { type PromotionDomain, promotionDomain } from "./promotionDomain.ts";
import type { Quote } from "./Quote.ts";

const types = {
  Settlement: [
    { name: "orderId", type: "bytes32" },
    { name: "total", type: "uint64" },
    { name: "points", type: "uint64" },
    { name: "deadline", type: "uint64" },
    { name: "quoteHash", type: "bytes32" },
  ],
} as const;

/** EIP-712 typed data of the customer's consent to a quote; twin of contracts/types/Settlement.sol. */
export function settlementTypedData(domain: PromotionDomain, quote: Quote) {
  return {
    domain: promotionDomain(domain),
    types,
    primaryType: "Settlement",
    message: {
      orderId: quote.orderId,
      total: BigInt(quote.total),
      points: BigInt(quote.points),
      deadline: BigInt(quote.deadline),
      quoteHash: hashQuote(quote),
    },
  } as const;
}
