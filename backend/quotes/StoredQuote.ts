import type { QuoteAnswer } from "./QuoteAnswer.ts";

/** What is kept of a signed quote: the answer as the customer got it. */
export type StoredQuote = QuoteAnswer;
