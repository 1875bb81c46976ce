import { type Basket, prepareRuleBook, price, type RuleBook } from "../../../../contracts/sdk/index.ts";
import type { Implementation } from "../Implementation.ts";
import type { SharedCase } from "../SharedCase.ts";

/** Bonafide's TypeScript twin of the contract. */
export const twin: Implementation = {
  name: "bonafide",
  version: "this repository",
  prepare: (shared) => {
    const book = prepareRuleBook(bookOf(shared));
    const baskets = basketsOf(shared);
    return Promise.resolve((basket) => price(book, baskets[basket]!).total);
  },
};

/** Rules of one lane exclude each other; of 20 rules in 16 lanes, those that share one are never both within reach. */
function bookOf({ discounts }: SharedCase): RuleBook {
  return {
    rules: discounts.map(({ group, percent, minSpend }, i) => ({
      kind: "PercentOff",
      lane: i % 5 === 4 ? 0 : i - Math.floor(i / 5),
      selector: 1n << BigInt(group),
      minSpend,
      value: percent * 100,
    })),
  };
}

function basketsOf({ baskets }: SharedCase): Basket[] {
  return baskets.map((lines) => ({
    lines: lines.map(({ sku, group, price, quantity }) => ({
      sku: BigInt(sku),
      tags: 1n << BigInt(group),
      price,
      quantity,
    })),
    context: { time: 1_700_000_000 },
  }));
}
