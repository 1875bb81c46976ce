import { BasketError, prepareRuleBook, price, type PriceResult } from "#sdk";
import { naivePrice, NaiveRefusal } from "./naivePrice.ts";
import type { PricingCase } from "./randomCase.ts";

/** A price, or why there is none. */
export type PricingOutcome = PriceResult | "refused";

/** What the twin and the naive implementation say. */
export const outcomeOf = {
  twin: ({ book, basket }: PricingCase): PricingOutcome =>
    unless(BasketError, () => price(prepareRuleBook(book), basket)),
  naive: ({ book, basket }: PricingCase): PricingOutcome => unless(NaiveRefusal, () => naivePrice(book, basket)),
};

function unless(refusal: new (...args: never[]) => Error, answer: () => PriceResult): PricingOutcome {
  try {
    return answer();
  } catch (cause) {
    if (cause instanceof refusal) return "refused";
    throw cause;
  }
}
