import type { Quote } from "#sdk";
import type { StoredQuote } from "./StoredQuote.ts";

/** The quote with the SDK's types, from its JSON. */
export function fromStored({ answer: { quote } }: StoredQuote): Quote {
  return {
    ...quote,
    orderId: quote.orderId as `0x${string}`,
    account: quote.account as `0x${string}`,
    salt: quote.salt as `0x${string}`,
    lines: quote.lines.map((line) => ({ ...line, sku: BigInt(line.sku), tags: BigInt(line.tags) })),
  };
}
