import { type Basket, BasketError, price, type PriceResult, prepareRuleBook, type RuleBook, RuleBookError } from "#sdk";

/** A price computed here, or why the basket has none. */
export type Estimate = { result: PriceResult } | { problem: BasketError | RuleBookError };

/** Prices a basket in the browser; a basket or rules that give no price are an answer, not an accident. */
export function estimate(book: RuleBook, basket: Basket): Estimate {
  try {
    return { result: price(prepareRuleBook(book), basket) };
  } catch (error) {
    if (error instanceof BasketError || error instanceof RuleBookError) return { problem: error };
    throw error;
  }
}
