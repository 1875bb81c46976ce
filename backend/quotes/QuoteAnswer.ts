export type QuoteAnswer = Record<string, unknown>;
