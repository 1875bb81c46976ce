import { type PromotionDomain, promotionDomain } from "./promotionDomain.ts";
import type { Quote } from "./Quote.ts";
import { quoteMessage } from "./quoteMessage.ts";
import { quoteTypes } from "./quoteTypes.ts";

/** EIP-712 typed data that a `Quotes` key signs. */
export function quoteTypedData(domain: PromotionDomain, quote: Quote) {
  return {
    domain: promotionDomain(domain),
    types: quoteTypes,
    primaryType: "Quote",
    message: quoteMessage(quote),
  } as const;
}
