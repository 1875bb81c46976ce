import type { QuoteAnswer } from "./QuoteAnswer.ts";

/** What is kept of a quote: the answer, and the coupons whose proofs still lack the signature of the code's key. */
export type StoredQuote = {
  answer: QuoteAnswer;
  coupons: { audience: number; code: `0x${string}`; salt: `0x${string}`; proof: `0x${string}`[] }[];
};
