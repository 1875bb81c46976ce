import {
  BasketError,
  parseBasket,
  prepareRuleBook,
  price,
  resultToJson,
  RuleBookError,
  type PreparedRuleBook,
} from "#sdk";
import type { Answer, Pricer } from "./Pricer.ts";
import { readBaskets } from "./readBaskets.ts";
import { readRuleBook } from "./readRuleBook.ts";

/** Prices with the TypeScript twin. */
export const twinPricer: Pricer = {
  priceFiles(rules, baskets) {
    const answer = orError(() => {
      const book = prepareRuleBook(readRuleBook(rules));
      const json = readBaskets(baskets);
      return Array.isArray(json) ? json.map((basket) => priceOne(book, basket)) : priceOne(book, json);
    });
    return Promise.resolve(answer);
  },
};

function priceOne(book: PreparedRuleBook, basket: unknown): Answer {
  return orError(() => resultToJson(price(book, parseBasket(basket))));
}

function orError<T>(answer: () => T): T | Answer {
  try {
    return answer();
  } catch (cause) {
    if (cause instanceof BasketError || cause instanceof RuleBookError)
      return { error: { code: cause.code, message: cause.message } };
    throw cause;
  }
}
