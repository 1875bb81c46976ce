import type { Quote } from "./Quote.ts";

/** A quote with the integer types of its ABI: the first argument of `settle`, and the message of its typed data. */
export function quoteMessage(quote: Quote) {
  return {
    orderId: quote.orderId,
    account: quote.account,
    issuedAt: BigInt(quote.issuedAt),
    deadline: BigInt(quote.deadline),
    tier: quote.tier,
    audiences: quote.audiences.map(({ number, value }) => ({ number, value: BigInt(value) })),
    available: quote.available.map(({ rule, uses }) => ({ rule, uses: BigInt(uses) })),
    lines: quote.lines.map(({ sku, tags, price, quantity }) => ({ sku, tags, price: BigInt(price), quantity })),
    total: BigInt(quote.total),
    points: BigInt(quote.points),
    tickets: BigInt(quote.tickets),
    salt: quote.salt,
  };
}
