import type { Basket } from "./Basket.ts";
import { prepareRuleBook } from "./prepareRuleBook.ts";
import { price } from "./price.ts";
import type { PriceResult } from "./PriceResult.ts";
import type { RuleBook } from "./RuleBook.ts";

/**
 * Prices one basket; prepare the book and call `price` to price many.
 * @throws RuleBookError, BasketError
 */
export function priceBasket(book: RuleBook, basket: Basket): PriceResult {
  return price(prepareRuleBook(book), basket);
}
