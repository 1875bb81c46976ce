import { expect } from "chai";
import { type Lens, openLens } from "../../../scripts/price/evm/lens.ts";
import { priceWithLens } from "../../../scripts/price/evm/priceWithLens.ts";
import type { Answer } from "../../../scripts/price/Pricer.ts";
import { twinPricer } from "../../../scripts/price/twinPricer.ts";
import { randomFiles } from "../../support/pricing/randomFiles.ts";

const FILES = 300;
const BASKETS = 8;

/** An answer, of an error only the code: each side has its own words. */
function comparable(answer: Answer): unknown {
  return "error" in answer ? answer.error.code : answer;
}

describe("The price command with the twin and with --evm", () => {
  let lens: Lens;
  before(async () => {
    lens = await openLens();
  });
  after(() => lens.close());

  it(`gives the same answers and error codes for ${FILES} random books of ${BASKETS} baskets, valid and not`, async () => {
    const seen = new Set<string>();
    for (let seed = 1; seed <= FILES; seed++) {
      const { rules, baskets } = randomFiles(seed, BASKETS);
      const twin = [await twinPricer.priceFiles(rules, baskets)].flat().map(comparable);
      const evm = [await priceWithLens(lens, rules, baskets)].flat().map(comparable);
      expect(twin, `seed ${seed}`).to.deep.equal(evm);
      for (const answer of twin) seen.add(typeof answer === "string" ? answer : "a price");
    }
    expect([...seen].sort()).to.deep.equal([
      "InvalidBasket",
      "InvalidRule",
      "InvalidRuleBook",
      "LineCount",
      "RepeatedLine",
      "SubtotalTooLarge",
      "UnknownField",
      "a price",
    ]);
  });

  const book = { rules: [{ kind: "PercentOff", value: 1_000, audience: 7 }] };
  const line = { sku: 5, tags: 1, price: 1_000, quantity: 2 };
  const cases: [title: string, rules: string, baskets: string, answer: string | number][] = [
    ["the largest sku", json(book), json({ lines: [{ ...line, sku: "18446744073709551615" }] }), 2_000],
    ["one above it", json(book), json({ lines: [{ ...line, sku: "18446744073709551616" }] }), "InvalidBasket"],
    ["a sku that would be rounded", json(book), '{"lines":[{"sku":9007199254740993,"quantity":1}]}', "InvalidBasket"],
    [
      "a price that would be rounded",
      json(book),
      '{"lines":[{"price":9007199254740993,"quantity":1}]}',
      "InvalidBasket",
    ],
    ["a whole number with a fraction", json(book), '{"lines":[{"price":10.0,"quantity":2e0}]}', 20],
    ["a zero with a fraction", json(book), '{"lines":[{"price":0.0,"quantity":1}]}', 0],
    ["half a cent", json(book), '{"lines":[{"price":0.5,"quantity":1}]}', "InvalidBasket"],
    ["a price in a string", json(book), json({ lines: [{ ...line, price: "1000" }] }), "InvalidBasket"],
    ["no quantity", json(book), json({ lines: [{ sku: 1, price: 5 }] }), "InvalidBasket"],
    ["a negative quantity", json(book), json({ lines: [{ ...line, quantity: -1 }] }), "InvalidBasket"],
    ["a field that does not exist", json(book), json({ lines: [{ ...line, qty: 1 }] }), "UnknownField"],
    [
      "an audience with a leading zero",
      json(book),
      json({ lines: [line], context: { audiences: { "07": 0 } } }),
      "InvalidBasket",
    ],
    ["audiences that are null", json(book), json({ lines: [line], context: { audiences: null } }), "InvalidBasket"],
    ["a proven audience", json(book), json({ lines: [line], context: { audiences: { "7": 0 } } }), 1_800],
    ["a hostile key", json(book), '{"lines":[],"__proto__":{"lines":[1]}}', "UnknownField"],
    [
      "a hostile audience",
      json(book),
      '{"lines":[{"quantity":1}],"context":{"audiences":{"__proto__":1}}}',
      "InvalidBasket",
    ],
    ["one sku twice at one price", json(book), json({ lines: [line, { ...line, tags: 9 }] }), "RepeatedLine"],
    ["one sku at two prices", json(book), json({ lines: [line, { ...line, price: 999 }] }), 3_998],
    ["an empty basket", json(book), json({ lines: [] }), "LineCount"],
    ["no lines at all", json(book), "{}", "LineCount"],
    ["a basket that is null", json(book), "null", "InvalidBasket"],
    ["a cut-off file", json(book), '{"lines":[', "InvalidJson"],
    ["an empty file", json(book), "", "InvalidJson"],
    ["an empty book", "{}", json({ lines: [line] }), 2_000],
    ["a book that is an array", "[]", json({ lines: [line] }), "InvalidRuleBook"],
    ["a kind that is an object", '{"rules":[{"kind":{"__proto__":1}}]}', json({ lines: [line] }), "InvalidRule"],
    ["a kind that is true", '{"rules":[{"kind":true}]}', json({ lines: [line] }), "InvalidRule"],
    ["a kind by number", '{"rules":[{"kind":1,"value":30}]}', json({ lines: [line] }), 1_970],
    ["a bad book before bad baskets", '{"rules":[{"lane":16}]}', "{", "InvalidRule"],
  ];
  for (const [title, rules, baskets, answer] of cases)
    it(`answers ${typeof answer === "number" ? "a price" : answer} to ${title}, on both sides`, async () => {
      for (const given of [await twinPricer.priceFiles(rules, baskets), await priceWithLens(lens, rules, baskets)])
        expect(comparable(given)).to.deep.include(typeof answer === "number" ? { total: answer } : answer);
    });
});

function json(value: unknown): string {
  return JSON.stringify(value);
}
