import { type Hex, hashStruct } from "viem";
import type { Quote } from "./Quote.ts";
import { quoteMessage } from "./quoteMessage.ts";
import { quoteTypes } from "./quoteTypes.ts";

/** The EIP-712 struct hash of a quote, which the customer signs in a `Settlement`; twin of `hashQuote` in contracts/Promotion.sol. */
export function hashQuote(quote: Quote): Hex {
  return hashStruct({ types: quoteTypes, primaryType: "Quote", data: quoteMessage(quote) });
}
