import type { Basket } from "../pricing/Basket.ts";
import type { Quote } from "../typedData/Quote.ts";

/** The basket of a quote as `price` takes it: what the contract prices when the quote is settled. */
export function quoteBasket(quote: Pick<Quote, "lines" | "issuedAt" | "tier" | "audiences" | "available">): Basket {
  return {
    lines: quote.lines,
    context: {
      time: quote.issuedAt,
      tier: quote.tier,
      audiences: Object.fromEntries(quote.audiences.map(({ number, value }) => [number, value])),
      available: Object.fromEntries(quote.available.map(({ rule, uses }) => [rule, uses])),
    },
  };
}
