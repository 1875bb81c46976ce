import type { Quote } from "#sdk";
import type { QuoteAnswer } from "../../../api/QuoteAnswer.ts";

/** The SDK's quote from the shop's JSON, where identities are decimal strings. */
export function quoteOf({ quote }: QuoteAnswer): Quote {
  return { ...quote, lines: quote.lines.map((line) => ({ ...line, sku: BigInt(line.sku), tags: BigInt(line.tags) })) };
}
