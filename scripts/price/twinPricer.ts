import {
  BasketError,
  parseBasket,
  parseRuleBook,
  prepareRuleBook,
  price,
  readJson,
  resultToJson,
  RuleBookError,
  type PreparedRuleBook,
} from "#sdk";
import type { Answer, Pricer } from "./Pricer.ts";

/** Prices with the TypeScript twin. */
export const twinPricer: Pricer = {
  priceFiles(rules, baskets) {
    const answer = orError(() => {
      const book = prepareRuleBook(parseRuleBook(readRules(rules)));
      const json = readBaskets(baskets);
      return Array.isArray(json) ? json.map((basket) => priceOne(book, basket)) : priceOne(book, json);
    });
    return Promise.resolve(answer);
  },
};

function priceOne(book: PreparedRuleBook, basket: unknown): Answer {
  return orError(() => resultToJson(price(book, parseBasket(basket))));
}

function readRules(text: string): unknown {
  try {
    return readJson(text);
  } catch (cause) {
    throw new RuleBookError("InvalidJson", `the file is not JSON: ${messageOf(cause)}`);
  }
}

function readBaskets(text: string): unknown {
  try {
    return readJson(text);
  } catch (cause) {
    throw new BasketError("InvalidJson", `the basket file is not JSON: ${messageOf(cause)}`);
  }
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

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
